import { MathBN, MedusaError } from "@medusajs/framework/utils"

import type { OrderLineFacts } from "../../../modules/receivable/rules/order-progress"
import { AmountInput, Decimal } from "../../../shared/money"
import { HostOrder, HostOrderItem, HostTaxLine, orderName } from "../host/host-order"

export type OrderTaxLine = { rate: string; code: string | null; name: string | null }

/** What one line of an invoice takes from the host's order; sums are net of tax and not yet rounded. */
export type OrderLine = {
  kind: "item" | "shipping"
  /** The host's line item; for shipping its shipping method. */
  order_item_id: string
  title: string
  subtitle: string | null
  sku: string | null
  variant_id: string | null
  product_id: string | null
  quantity: Decimal
  unit_price: Decimal
  is_tax_inclusive: boolean
  subtotal: Decimal
  discount_total: Decimal
  tax_lines: OrderTaxLine[]
  /** Nothing of it is shipped. */
  is_service?: boolean
}

export type LineSelection = { order_item_id: string; quantity: AmountInput }

/** What of an order is on its invoices already, credit notes taken off: quantity by host line or shipping method. */
export type InvoicedQuantities = ReadonlyMap<string, AmountInput>

/** Metadata of a host line made from a quote's line: that line's id. */
export const QUOTE_ITEM_KEY = "crm_quote_item_id"

const zero = MathBN.convert(0)

/** Ordered and not returned: what the host's own total counts. */
const billable = (item: HostOrderItem): Decimal =>
  MathBN.sub(item.quantity, item.detail?.return_received_quantity ?? 0, item.detail?.return_dismissed_quantity ?? 0)

const left = (ordered: Decimal, invoiced: InvoicedQuantities, id: string): Decimal =>
  MathBN.max(MathBN.sub(ordered, invoiced.get(id) ?? 0), zero)

/**
 * The lines to invoice now: what was asked, or all that is left, and the shipping not invoiced yet with the first of them.
 *
 * @param asked - undefined for the whole order
 * @param places - position by quote line; the host does not keep the order of lines
 * @returns lines, and whether nothing of the order is left after them
 * @throws NOT_FOUND for a line that the order does not have; NOT_ALLOWED for more than is left to invoice
 */
export function linesToInvoice(
  order: HostOrder,
  invoiced: InvoicedQuantities,
  asked?: LineSelection[],
  places: ReadonlyMap<string, number> = new Map()
): { lines: OrderLine[]; complete: boolean } {
  const wanted = asked ? quantitiesAsked(order, invoiced, asked) : null
  const lines: OrderLine[] = []
  let complete = true
  for (const item of sortedItems(order, places)) {
    const rest = left(billable(item), invoiced, item.id)
    const quantity = wanted ? (wanted.get(item.id) ?? zero) : rest
    if (quantity.isGreaterThan(0)) {
      lines.push({ ...itemLine(item, quantity), is_service: isService(order, item) })
    }
    complete = complete && quantity.isEqualTo(rest)
  }
  const shipping = order.shipping_methods.filter((method) => left(MathBN.convert(1), invoiced, method.id).isGreaterThan(0))
  return { lines: [...lines, ...shipping.map(shippingLine).filter((line) => !line.subtotal.isZero())], complete }
}

function quantitiesAsked(order: HostOrder, invoiced: InvoicedQuantities, asked: LineSelection[]): Map<string, Decimal> {
  const wanted = new Map<string, Decimal>()
  for (const { order_item_id, quantity } of asked) {
    const item = order.items.find(({ id }) => id === order_item_id)
    if (!item) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `${orderName(order)} has no item ${order_item_id}.`)
    }
    const total = MathBN.add(wanted.get(item.id) ?? 0, quantity)
    const rest = left(billable(item), invoiced, item.id)
    if (total.isGreaterThan(rest)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${orderName(order)}: ${total.toFixed()} of ${item.title} cannot be invoiced; ${rest.toFixed()} is left to invoice.`
      )
    }
    wanted.set(item.id, total)
  }
  return wanted
}

/** Each line and shipping charge of an order as it stands now, for the row by which the order is known here. */
export function orderLineFacts(order: HostOrder, places: ReadonlyMap<string, number> = new Map()): OrderLineFacts[] {
  const text = (amount: AmountInput | null | undefined): string => MathBN.convert(amount ?? 0).toFixed()
  const items = sortedItems(order, places).map((item): OrderLineFacts => ({
    order_item_id: item.id,
    kind: "item",
    title: item.title,
    subtitle: item.subtitle ?? null,
    sku: item.variant_sku ?? null,
    ordered: text(item.quantity),
    delivered: text(item.detail?.delivered_quantity),
    returned: MathBN.sub(item.quantity, billable(item)).toFixed(),
    billable: billable(item).toFixed(),
    total: text(item.total),
  }))
  const shipping = order.shipping_methods.map((method): OrderLineFacts => ({
    order_item_id: method.id,
    kind: "shipping",
    title: method.name,
    subtitle: null,
    sku: null,
    ordered: "1",
    delivered: "0",
    returned: "0",
    billable: "1",
    total: text(method.total),
  }))
  return [...items, ...shipping]
}

/**
 * Whether a line is a service: nothing of it or of its order is shipped. The host (2.21.2) says of typed lines, and of goods whose stock it
 * does not keep, that they need no shipping, so that the order's own shipping decides with it.
 */
export const isService = (order: Pick<HostOrder, "shipping_methods">, item: Pick<HostOrderItem, "requires_shipping">): boolean =>
  item.requires_shipping === false && order.shipping_methods.length === 0

function sortedItems(order: HostOrder, places: ReadonlyMap<string, number>): HostOrderItem[] {
  const place = (item: HostOrderItem): number => places.get(String(item.metadata?.[QUOTE_ITEM_KEY])) ?? Infinity
  const made = (item: HostOrderItem): number => new Date(item.created_at).getTime()
  return [...order.items].sort((a, b) => {
    const byPlace = place(a) === place(b) ? 0 : place(a) - place(b)
    return byPlace || made(a) - made(b) || a.id.localeCompare(b.id)
  })
}

function itemLine(item: HostOrderItem, quantity: Decimal): OrderLine {
  const counted = billable(item)
  const part = (amount: AmountInput): Decimal =>
    quantity.isEqualTo(counted) ? MathBN.convert(amount) : MathBN.div(MathBN.mult(amount, quantity), counted)
  return {
    kind: "item",
    order_item_id: item.id,
    title: item.title,
    subtitle: item.subtitle ?? null,
    sku: item.variant_sku ?? null,
    variant_id: item.variant_id ?? null,
    product_id: item.product_id ?? null,
    quantity,
    is_tax_inclusive: item.is_tax_inclusive,
    ...pricesOf(item, quantity, part),
    tax_lines: taxLines(item.tax_lines),
  }
}

/**
 * Price, sum before discount, and discount of a line. The host keeps a quote's discount in the price and the price before it beside
 * (2.21.2); the paper shows both, as the quote did.
 */
function pricesOf(item: HostOrderItem, quantity: Decimal, part: (amount: AmountInput) => Decimal) {
  const [unit_price, subtotal, discount_total] = [MathBN.convert(item.unit_price), part(item.subtotal), part(item.discount_subtotal)]
  const before = item.metadata?.[QUOTE_ITEM_KEY] ? MathBN.convert(item.compare_at_unit_price ?? 0) : zero
  if (!before.isGreaterThan(unit_price)) {
    return { unit_price, subtotal, discount_total }
  }
  const rate = MathBN.add(0, ...(item.tax_lines ?? []).map((line) => line.rate))
  const gross = before.times(quantity)
  const net = item.is_tax_inclusive ? gross.div(rate.div(100).plus(1)) : gross
  return { unit_price: before, subtotal: net, discount_total: net.minus(subtotal).plus(discount_total) }
}

function shippingLine(method: HostOrder["shipping_methods"][number]): OrderLine {
  return {
    kind: "shipping",
    order_item_id: method.id,
    title: method.name,
    subtitle: null,
    sku: null,
    variant_id: null,
    product_id: null,
    quantity: MathBN.convert(1),
    unit_price: MathBN.convert(method.amount),
    is_tax_inclusive: method.is_tax_inclusive,
    subtotal: MathBN.convert(method.subtotal),
    discount_total: MathBN.convert(method.discount_subtotal),
    tax_lines: taxLines(method.tax_lines),
  }
}

const taxLines = (lines: HostTaxLine[] = []): OrderTaxLine[] =>
  lines.map(({ rate, code, description }) => ({
    rate: MathBN.convert(rate).toFixed(),
    code: code ?? null,
    name: description || code || null,
  }))
