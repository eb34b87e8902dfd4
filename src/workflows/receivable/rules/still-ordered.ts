import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { followsTheOrder } from "../../../modules/receivable/rules/allowances"
import { gapTolerance } from "../../../modules/receivable/rules/billing-gap"
import type { DocumentLine, OrderBilling } from "../../../modules/receivable/types"
import { AmountInput, Decimal, moneyString, roundMoney } from "../../../shared/money"
import { HostOrder, orderName } from "../host/host-order"
import { orderLineFacts } from "./order-lines"

/** @throws NOT_ALLOWED for a draft or canceled order */
export function assertInvoiceable(order: HostOrder): void {
  if (order.is_draft_order || order.status === "draft") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${orderName(order)} is a draft order and cannot be invoiced; convert it to an order first.`
    )
  }
  if (order.canceled_at || order.status === "canceled") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${orderName(order)} is canceled and cannot be invoiced.`)
  }
}

/**
 * Refuses to issue a draft that the order has outrun: with it more pieces of a line, or more money, would stand on issued invoices than
 * the order has by now. Other drafts are not counted; whichever is issued last is refused.
 *
 * @throws NOT_ALLOWED saying what the order has, and what would be invoiced
 */
export function assertStillOrdered(order: HostOrder, billing: OrderBilling, invoice_id: string): void {
  const { invoices, notes } = billing.documents
  const draft = invoices.find(({ id }) => id === invoice_id)
  if (!draft) {
    return
  }
  const counted = [...invoices.filter(({ status }) => status === "issued"), draft]
  const takenBack = notes.filter(followsTheOrder)
  const facts = new Map(orderLineFacts(order).map((line) => [line.order_item_id, line]))
  for (const { order_item_id, kind, title } of draft.items) {
    if (order_item_id && kind !== "price") {
      const invoiced = MathBN.sub(piecesOf(order_item_id, counted), piecesOf(order_item_id, takenBack))
      const ordered = facts.get(order_item_id)?.billable ?? 0
      if (invoiced.isGreaterThan(ordered)) {
        throw outrun(order, `it has ${MathBN.convert(ordered).toFixed()} of ${title}, and ${invoiced.toFixed()} would be invoiced`)
      }
    }
  }
  const { currency_code } = order
  const worth = MathBN.add(roundMoney(order.total, currency_code), billing.dismissed_total)
  const invoiced = MathBN.sub(sum(counted), sum(takenBack))
  if (MathBN.gt(draft.total, 0) && invoiced.minus(worth).isGreaterThan(gapTolerance(billing, currency_code))) {
    const say = (amount: Decimal): string => `${currency_code.toUpperCase()} ${moneyString(amount, currency_code)}`
    throw outrun(order, `it comes to ${say(worth)}, and ${say(invoiced)} would be invoiced`)
  }
}

const sum = (documents: { total: AmountInput }[]): Decimal => MathBN.add(0, ...documents.map(({ total }) => total))

const piecesOf = (id: string, documents: { items: DocumentLine[] }[]): Decimal =>
  MathBN.add(
    0,
    ...documents
      .flatMap(({ items }) => items)
      .filter(({ order_item_id, kind }) => order_item_id === id && kind !== "price")
      .map(({ quantity }) => quantity)
  )

const outrun = (order: HostOrder, what: string): MedusaError =>
  new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `${orderName(order)} has changed since this draft was made: ${what}. Delete the draft, credit what is over, and invoice the order again.`
  )
