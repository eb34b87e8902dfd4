import { MedusaContainer } from "@medusajs/framework/types"

import { isUntold, noticeKind } from "../../../modules/delivery/rules/notice"
import type { DatedLine, DeliveryLineRow } from "../../../modules/delivery/types"
import { Day } from "../../../shared/days"
import { addressMail, deliveryMail, Mail } from "../../../shared/documents"
import { assertMayAsk } from "../ask-address"
import { deliveries } from "../delivery-module"
import { assertNotCanceled, DeliveryOrder } from "../host-order"
import { askedDates } from "../promise-dates"
import { openLines } from "../rules/progress"
import { deliveryDocument, deliveryLink } from "./documents"
import { replyAddress } from "./recipient"

type Words = { to?: string; message?: string; base_url?: string }

/** A mail as it would leave. */
export type MailPreview = Mail & { to: string | null; reply_to: string | null }

/** The mail about dates as it would leave, after these are promised where some are given. */
export async function previewDeliveryMail(
  container: MedusaContainer,
  order: DeliveryOrder,
  { to, message, base_url, ...dates }: Words & { lines?: DatedLine[]; promised_date?: Day | null }
): Promise<MailPreview> {
  assertNotCanceled(order)
  const rows = new Map((await deliveries(container).linesOf(order.id)).map((row) => [row.line_id, row]))
  const isAsked = dates.lines !== undefined || dates.promised_date !== undefined
  for (const { line_id, promised_date } of isAsked ? askedDates(order, dates) : []) {
    const row = rows.get(line_id) ?? { ...NEW, line_id }
    rows.set(line_id, row.promised_date === promised_date ? row : { ...row, promised_date, change_no: row.change_no + 1 })
  }
  const open = openLines(order)
  const untold = open.flatMap(({ line_id }) => rows.get(line_id) ?? []).filter(isUntold)
  const lines = open.map(({ line_id, title, quantity }) => ({
    title,
    quantity,
    promised_date: rows.get(line_id)?.promised_date ?? null,
    told_date: rows.get(line_id)?.told_date ?? null,
  }))
  const link = deliveryLink(container, "deliveries", "preview", base_url)
  const document = await deliveryDocument(container, order)
  return {
    ...(await envelope(container, order, to)),
    ...deliveryMail(document, { kind: noticeKind(untold), lines }, link, { message }),
  }
}

const NEW = { promised_date: null, told_date: null, told_no: null, change_no: 0, closed_at: null } as DeliveryLineRow

/** The question about an order's address as it would leave. @throws as `assertMayAsk` */
export async function previewAddressMail(
  container: MedusaContainer,
  order: DeliveryOrder,
  { to, message, base_url }: Words
): Promise<MailPreview> {
  assertMayAsk(order)
  const link = deliveryLink(container, "addresses", "preview", base_url)
  const document = await deliveryDocument(container, order)
  return {
    ...(await envelope(container, order, to)),
    ...addressMail(document, order.shipping_address ?? {}, link, { message }),
  }
}

const envelope = async (container: MedusaContainer, order: DeliveryOrder, to?: string) => ({
  to: to ?? order.email ?? order.customer?.email ?? null,
  reply_to: await replyAddress(container, order.id),
})
