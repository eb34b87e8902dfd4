import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { DeliveryNoticeRow, NoticeAnswer } from "../types"
import { lockOrder } from "./order-lock"
import { recordActs } from "./record-act"

/** How often a customer may answer one notice; further words go by mail. */
export const MAX_ANSWERS = 20

/**
 * Takes what a customer says of their dates. The same answer again changes nothing.
 *
 * @throws NOT_ALLOWED after so many answers
 */
export async function answerNotice(
  context: Context,
  id: string,
  { answer, text }: { answer: NoticeAnswer; text: string | null },
  actor: Actor
): Promise<{ notice: DeliveryNoticeRow; is_new: boolean }> {
  const { order_id } = await readNotice(context, id)
  await lockOrder(context, order_id)
  const before = await readNotice(context, id)
  if (before.answer === answer && before.answer_text === text) {
    return { notice: before, is_new: false }
  }
  if (before.answers >= MAX_ANSWERS) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This page took ${MAX_ANSWERS} answers and takes no more; answer the mail instead.`
    )
  }
  await updateRows(context, "crm_delivery_notice", [
    { id, answer, answer_text: text, answered_at: new Date().toISOString(), answers: before.answers + 1 },
  ])
  await recordActs(context, actor, [
    { order_id, act: "answered", note: text, changes: { answer: [before.answer, answer] } },
  ])
  return { notice: await readNotice(context, id), is_new: true }
}

/** @throws NOT_FOUND */
export async function readNotice(context: Context, id: string): Promise<DeliveryNoticeRow> {
  const [row] = await managerOf(context).execute<DeliveryNoticeRow[]>(
    "select * from crm_delivery_notice where id = ? and deleted_at is null",
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Delivery notice ${id} was not found.`)
  }
  return row
}
