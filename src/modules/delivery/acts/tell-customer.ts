import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { MAX_ATTEMPTS } from "../../outbox/rules/limits"
import { planMessage } from "../../outbox/sql/plan-message"
import { contentKey, isUntold, noticeKind } from "../rules/notice"
import { DeliveryNoticeRow, OrderRef } from "../types"
import { lockOrder } from "./order-lock"
import { linesOf } from "./promise-dates"
import { recordActs } from "./record-act"

/** Kind of the mail about dates in the outbox. */
export const DATES_MAIL = "delivery_dates"
export const datesMailKey = (notice_id: string): string => `${DATES_MAIL}:${notice_id}`

/** A line that is still to be delivered, as the host calls it. */
export type OpenLine = { line_id: string; title: string; quantity: number }

export type TellInput = {
  order: OrderRef
  recipient: string
  locale: string
  message: string | null
  reply_to: string | null
  /** In the order of the host's order. */
  open: OpenLine[]
  /** The store's day on which the mail goes out. */
  send_date: string
}

/**
 * Plans the mail that tells a customer the dates of an order, once for what changed: asked again it answers the notice there is. Where its mail
 * failed for good, or another recipient is named after it failed, it is told once more.
 *
 * @throws NOT_ALLOWED when everything is told, or nothing is to be delivered any more
 */
export async function tellCustomer(
  context: Context,
  { order, open, message, recipient, locale, reply_to, send_date }: TellInput,
  actor: Actor
): Promise<DeliveryNoticeRow> {
  await lockOrder(context, order.order_id)
  const lines = await linesOf(context, order.order_id)
  if (!open.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Nothing of order ${order.number} is to be delivered any more, so there is nothing to tell.`
    )
  }
  const waiting = open.flatMap(({ line_id }) => lines.get(line_id) ?? [])
  const untold = waiting.filter(isUntold)
  const changes = contentKey(untold)
  const known = await noticeOf(context, order.order_id, untold.length ? changes : (await lastKey(context, order.order_id)) ?? changes)
  if (known && !(await isLost(context, known, recipient))) {
    return known
  }
  // What never arrived is told once more, under a key of its own.
  const key = known ? `${known.content_key}#` : changes
  const id = generateEntityId(undefined, "crmdn")
  await insertRows(context, "crm_delivery_notice", [
    {
      id,
      order_id: order.order_id,
      customer_id: order.customer_id,
      kind: noticeKind(untold),
      content_key: key,
      lines: open.map((line) => ({
        ...line,
        promised_date: lines.get(line.line_id)?.promised_date ?? null,
        told_date: lines.get(line.line_id)?.told_date ?? null,
      })),
      recipient,
      locale,
      message,
      ...actor,
    },
  ])
  await markTold(
    context,
    waiting.map((line) => line.id)
  )
  await planMessage(managerOf(context), {
    kind: DATES_MAIL,
    class: "service",
    to: recipient,
    reply_to,
    locale,
    customer_id: order.customer_id,
    reference: "order",
    reference_id: order.order_id,
    dedupe_key: datesMailKey(id),
    send_date,
  })
  await recordActs(context, actor, [{ order_id: order.order_id, act: "told", note: message }])
  return (await noticeOf(context, order.order_id, key))!
}

async function markTold(context: Context, ids: string[]): Promise<void> {
  if (ids.length) {
    await managerOf(context).execute(
      `update crm_delivery_line set told_no = change_no, told_date = promised_date, told_at = now(), updated_at = now()
       where id in (${ids.map(() => "?").join(", ")})`,
      ids
    )
  }
}

/** Whether a notice's mail failed and is not tried again, or is now meant for somebody else. */
async function isLost(context: Context, { id, recipient }: DeliveryNoticeRow, to: string): Promise<boolean> {
  const [mail] = await managerOf(context).execute<{ state: string; attempts: number }[]>(
    "select state, attempts from crm_outbox_message where dedupe_key = ? and deleted_at is null",
    [datesMailKey(id)]
  )
  return mail?.state === "failed" && (mail.attempts >= MAX_ATTEMPTS || recipient !== to)
}

async function noticeOf(context: Context, order_id: string, key: string): Promise<DeliveryNoticeRow | null> {
  const [row] = await managerOf(context).execute<DeliveryNoticeRow[]>(
    "select * from crm_delivery_notice where order_id = ? and content_key = ? and deleted_at is null",
    [order_id, key]
  )
  return row ?? null
}

/** Key of the newest notice: what it told is what the customer knows. */
async function lastKey(context: Context, order_id: string): Promise<string | null> {
  const [row] = await managerOf(context).execute<{ content_key: string }[]>(
    `select content_key from crm_delivery_notice where order_id = ? and deleted_at is null
     order by created_at desc, id desc limit 1`,
    [order_id]
  )
  return row?.content_key ?? null
}
