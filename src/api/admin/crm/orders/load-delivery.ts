import { MedusaRequest } from "@medusajs/framework/http"

import { DATES_MAIL, datesMailKey } from "../../../../modules/delivery/acts/tell-customer"
import { isUntold } from "../../../../modules/delivery/rules/notice"
import type { DeliveryHistoryRow, DeliveryNoticeRow } from "../../../../modules/delivery/types"
import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { deliveries } from "../../../../workflows/delivery/delivery-module"
import { DeliveryOrder, readDeliveryOrder, shippingAddressOf } from "../../../../workflows/delivery/host-order"
import { firstShippedAt, isPacked, openLines } from "../../../../workflows/delivery/rules/progress"
import { outbox } from "../../../../workflows/outbox/send-message"
import { refreshReceivableOrder } from "../../../../workflows/receivable/host/refresh-order"
import { assertInScope } from "../../../shared"

/** How many changes, notices and acts are shown. */
const SHOWN = 200

/** The host's order of this request. @throws NOT_FOUND for one that is not there or outside the caller's scope */
export async function loadDeliveryOrder(req: MedusaRequest): Promise<DeliveryOrder> {
  const order = await readDeliveryOrder(req.scope, req.params.order_id)
  await assertOrderInScope(req, order.id)
  return order
}

/** @throws NOT_FOUND for an order of the host's outside the caller's scope */
export async function assertOrderInScope(req: MedusaRequest, order_id: string): Promise<void> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const owner = async () =>
    (await receivable.listCrmReceivableOrders({ order_id }, { select: ["id", "owner_id"], take: 1 }))[0]
  const row = (await owner()) ?? (await refreshReceivableOrder(req.scope, order_id).then(owner))
  assertInScope(req, row?.owner_id, `Order ${order_id}`)
}

/** An order's delivery as staff see it: dates by line with their history, what the customer was told and said, and the address. */
export async function deliveryAnswer(req: MedusaRequest, order: DeliveryOrder) {
  const service = deliveries(req.scope)
  const newest = { order: { created_at: "DESC", id: "DESC" }, take: SHOWN } as const
  const [rows, changes, notices, address] = await Promise.all([
    service.linesOf(order.id),
    service.listCrmDeliveryHistories({ reference: "order", reference_id: order.id, act: "dated" }, newest),
    service.listCrmDeliveryNotices({ order_id: order.id }, newest),
    service.addressCheckOf(order.id),
  ])
  const open = openLines(order)
  const dated = new Map(rows.map((row) => [row.line_id, row]))
  return {
    order_id: order.id,
    lines: order.lines.map(({ line_id, title, quantity, fulfilled, delivered }) => {
      const row = dated.get(line_id)
      return {
        line_id,
        title,
        quantity,
        fulfilled,
        delivered,
        is_open: open.some((line) => line.line_id === line_id),
        promised_date: row?.promised_date ?? null,
        previous_date: row?.previous_date ?? null,
        source: row?.source ?? null,
        changed_at: row?.changed_at ?? null,
        told_date: row?.told_date ?? null,
        is_untold: Boolean(row && isUntold(row)),
        history: (changes as unknown as DeliveryHistoryRow[])
          .filter((change) => change.line_id === line_id && change.changes)
          .map(({ promised_date, created_at, actor_id, actor_type, note, source }) => ({
            promised_date,
            at: created_at,
            by: actor_id,
            by_type: actor_type,
            source,
            note,
          })),
      }
    }),
    told: await toldAnswer(req, notices as unknown as DeliveryNoticeRow[]),
    address: {
      state: address?.state ?? "none",
      round: address?.round ?? 0,
      recipient: address?.recipient ?? null,
      asked_at: address?.asked_at ?? null,
      answered_at: address?.answered_at ?? null,
      answered_name: address?.answered_name ?? null,
      current_address: order.shipping_address
        ? { ...shippingAddressOf(order), country_code: order.shipping_address.country_code ?? null }
        : null,
      proposed_address: address?.proposed_address ?? null,
      proposed_note: address?.proposed_note ?? null,
      proposal_no: address?.proposal_no ?? 0,
      decided_at: address?.decided_at ?? null,
      decided_by: address?.decided_by ?? null,
      decided_note: address?.decided_note ?? null,
    },
    email: order.email ?? order.customer?.email ?? null,
    is_canceled: Boolean(order.canceled_at) || order.status === "canceled",
    /** When the first goods left; from then on the address stays. */
    shipped_at: firstShippedAt(order),
    /** Whether a parcel waits with the address of its day on it. */
    is_packed: isPacked(order),
  }
}

async function toldAnswer(req: MedusaRequest, notices: DeliveryNoticeRow[]) {
  const mails = notices.length
    ? await outbox(req.scope).listCrmOutboxMessages(
        { kind: DATES_MAIL, dedupe_key: notices.map(({ id }) => datesMailKey(id)) },
        { select: ["id", "dedupe_key", "state", "error", "subject", "sent_at"], take: SHOWN }
      )
    : []
  return notices.map((notice) => {
    const mail = mails.find(({ dedupe_key }) => dedupe_key === datesMailKey(notice.id))
    const dates = notice.lines.flatMap(({ promised_date }) => promised_date ?? [])
    return {
      id: notice.id,
      kind: notice.kind,
      /** The last day that it promised. */
      date: dates.sort().at(-1) ?? null,
      at: notice.created_at,
      by: notice.actor_id,
      to: notice.recipient,
      message: notice.message,
      lines: notice.lines,
      answer: notice.answer,
      answer_text: notice.answer_text,
      answered_at: notice.answered_at,
      mail: mail ? { id: mail.id, state: mail.state, error: mail.error, subject: mail.subject } : null,
    }
  })
}
