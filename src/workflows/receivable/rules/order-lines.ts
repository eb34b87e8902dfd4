import { MathBN, MedusaError } from "@medusajs/framework/utils"

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
}

export type LineSelection = { order_item_id: string; quantity: AmountInput }

/** What of an order is on its invoices already, credit notes taken off: quantity by host line or shipping method. */
export type InvoicedQuantities = ReadonlyMap<string, AmountInput>

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
 * @returns lines, and whether nothing of the order is left after them
 * @throws NOT_FOUND for a line that the order does not have; NOT_ALLOWED for more than is left to invoice
 */
export function linesToInvoice(
  order: HostOrder,
  invoiced: InvoicedQuantities,
  asked?: LineSelection[]
): { lines: OrderLine[]; complete: boolean } {
  const wanted = asked ? quantitiesAsked(order, invoiced, asked) : null
  const lines: OrderLine[] = []
  let complete = true
  for (const item of sortedItems(order)) {
    const rest = left(billable(item), invoiced, item.id)
    const quantity = wanted ? (wanted.get(item.id) ?? zero) : rest
    if (quantity.isGreaterThan(0)) {
      lines.push(itemLine(item, quantity))
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

/** The host does not keep the order of lines; a line made from a quote knows its place. */
function sortedItems(order: HostOrder): HostOrderItem[] {
  const place = (item: HostOrderItem): number => {
    const position = item.metadata?.crm_position
    return typeof position === "number" ? position : Infinity
  }
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
    unit_price: MathBN.convert(item.unit_price),
    is_tax_inclusive: item.is_tax_inclusive,
    subtotal: part(item.subtotal),
    discount_total: part(item.discount_subtotal),
    tax_lines: taxLines(item.tax_lines),
  }
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
