import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, roundMoney } from "../../../shared/money"
import { DocumentLine, OrderDocuments } from "../types"
import { followsTheOrder } from "./allowances"

/** A line of a host order as the host has it now; quantities and amounts are decimal text. */
export type OrderLineFacts = {
  /** The host's line item, or its shipping method. */
  order_item_id: string
  kind: "item" | "shipping"
  title: string
  subtitle: string | null
  sku: string | null
  ordered: string
  delivered: string
  /** Received back, damaged or not. */
  returned: string
  /** ordered − returned: what the host's total counts. */
  billable: string
  /** Of `billable`, tax included, not rounded. */
  total: string
}

/** How far a line has come on the way from order to money. */
export type LineProgress = OrderLineFacts & {
  /** On invoices that are not voided, drafts too. */
  invoiced: string
  credited: string
  /** Delivered, kept, and on no invoice. */
  to_invoice: string
  /** What is still to be paid of it: its share of what its invoices ask for, rounded. */
  outstanding: string
}

const zero = MathBN.convert(0)
const atLeastZero = (value: Decimal): Decimal => MathBN.max(value, zero)

/** Delivered, kept, and on no invoice yet; a shipping charge is never waited for. */
export const deliveredLeft = (
  { kind, billable, delivered, returned }: Pick<OrderLineFacts, "kind" | "billable" | "delivered" | "returned">,
  invoiced: AmountInput
): Decimal =>
  kind === "shipping" ? zero : atLeastZero(MathBN.sub(MathBN.min(billable, MathBN.sub(delivered, returned)), invoiced))

/**
 * What of an order was delivered and is not invoiced: pieces, and what they come to with tax and the shipping not charged yet.
 *
 * @param rest - order total less what is invoiced: never more than that is to come
 */
export function toInvoice(
  lines: OrderLineFacts[],
  invoiced: ReadonlyMap<string, AmountInput>,
  rest: AmountInput,
  currencyCode: string
): { quantity: Decimal; total: Decimal } {
  const parts = lines.map((line) => ({ line, quantity: deliveredLeft(line, invoiced.get(line.order_item_id) ?? 0) }))
  const quantity = MathBN.add(0, ...parts.map((part) => part.quantity))
  if (!quantity.isGreaterThan(0)) {
    return { quantity: zero, total: zero }
  }
  const goods = parts.map(({ line, quantity: left }) => valueOf(line, left))
  const shipping = lines
    .filter((line) => line.kind === "shipping" && MathBN.lt(invoiced.get(line.order_item_id) ?? 0, 1))
    .map((line) => line.total)
  const total = MathBN.min(MathBN.add(0, ...goods, ...shipping), rest)
  return { quantity, total: roundMoney(atLeastZero(total), currencyCode) }
}

/** Whether anything of the order, shipping included, stands on no invoice. */
export const isWhollyInvoiced = (lines: OrderLineFacts[], invoiced: ReadonlyMap<string, AmountInput>): boolean =>
  lines.length > 0 &&
  lines.every(
    ({ order_item_id, billable, total }) =>
      MathBN.eq(total, 0) || MathBN.gte(invoiced.get(order_item_id) ?? 0, billable)
  )

/** Each line with what is invoiced, credited and left of it. */
export function lineProgress(
  lines: OrderLineFacts[],
  { invoices, notes }: OrderDocuments,
  currencyCode: string
): LineProgress[] {
  const invoiced = quantities(invoices.filter(({ status }) => status !== "voided").flatMap(({ items }) => items))
  const credited = quantities(notes.flatMap(({ items }) => items))
  const takenBack = quantities(notes.filter(followsTheOrder).flatMap(({ items }) => items))
  return lines.map((line) => {
    const id = line.order_item_id
    const on = invoiced.get(id) ?? zero
    return {
      ...line,
      invoiced: on.toFixed(),
      credited: (credited.get(id) ?? zero).toFixed(),
      to_invoice: deliveredLeft(line, on.minus(takenBack.get(id) ?? zero)).toFixed(),
      outstanding: roundMoney(outstandingOf(id, invoices), currencyCode).toFixed(),
    }
  })
}

/** An invoice's lines owe in proportion, so that what they owe adds up to what it asks for (deposits apart). */
function outstandingOf(order_item_id: string, invoices: OrderDocuments["invoices"]): Decimal {
  const parts = invoices
    .filter(({ status, total }) => status === "issued" && !MathBN.eq(total, 0))
    .flatMap(({ items, total, allocated_total }) => {
      const goods = MathBN.add(0, ...items.filter(({ kind }) => kind !== "deposit").map((item) => item.total))
      const own = items.filter((item) => item.order_item_id === order_item_id)
      return goods.isZero() ? [] : own.map((item) => MathBN.div(MathBN.mult(MathBN.sub(total, allocated_total), item.total), goods))
    })
  return MathBN.add(0, ...parts)
}

function quantities(items: DocumentLine[]): Map<string, Decimal> {
  const sums = new Map<string, Decimal>()
  for (const { order_item_id, kind, quantity } of items) {
    if (order_item_id && kind !== "price") {
      sums.set(order_item_id, MathBN.add(sums.get(order_item_id) ?? 0, quantity))
    }
  }
  return sums
}

const valueOf = ({ total, billable }: OrderLineFacts, quantity: Decimal): Decimal =>
  MathBN.eq(billable, 0) ? zero : MathBN.div(MathBN.mult(total, quantity), billable)
