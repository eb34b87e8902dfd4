import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { followsTheOrder } from "../../../modules/receivable/rules/allowances"
import { supplementDue } from "../../../modules/receivable/rules/billing-gap"
import { DEPOSIT_INVOICE, depositLines, openDeposits, withTax } from "../../../modules/receivable/rules/deposit"
import { deliveredLeft } from "../../../modules/receivable/rules/order-progress"
import type { DocumentLine, DraftPlan, InvoiceDraftInput, OrderBilling } from "../../../modules/receivable/types"
import { Day } from "../../../shared/days"
import { serverLocale, translator } from "../../../shared/i18n"
import { formatDay } from "../../../shared/i18n/format"
import { AmountInput, Decimal, minorUnit, roundMoney } from "../../../shared/money"
import { HostFulfillment, HostOrder, orderName } from "../host/host-order"
import type { InvoiceParties } from "../host/invoice-parties"
import { InvoicedQuantities, LineSelection, linesToInvoice, orderLineFacts } from "./order-lines"

/** Everything of the host that an invoice of an order is made of. */
export type InvoiceSources = { order: HostOrder; parties: InvoiceParties; places: ReadonlyMap<string, number> }

/** Which part of an order is invoiced: all that is left, lines and quantities, what was delivered, or one fulfilment. */
export type InvoiceScope = {
  items?: { order_item_id: string; quantity: AmountInput }[]
  delivered?: boolean
  /** What the documents of a wholly invoiced order lack since it changed, differences in price too. */
  supplement?: boolean
  fulfillment?: { id: string; delivered_date: Day | null }
}

/**
 * The invoice to draft, given what is on the order's documents by now. Issued deposits are taken off it as far as it goes.
 *
 * @returns null when nothing is left, or the invoice that a fulfilment has already
 * @throws NOT_FOUND for a line that the order does not have; NOT_ALLOWED for more than is left, for a fulfilment of which nothing
 *   is left, and while a deposit is a draft
 */
export function planInvoice(sources: InvoiceSources, billing: OrderBilling, scope: InvoiceScope): DraftPlan {
  const { order, parties, places } = sources
  const known = scope.fulfillment && invoiceOfFulfillment(billing, scope.fulfillment.id)
  if (known) {
    return { answer: known }
  }
  const asked = selection(order, billing.quantities, scope)
  if (asked && !asked.length) {
    if (scope.fulfillment) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${orderName(order)}: everything of fulfilment ${scope.fulfillment.id} is invoiced or came back.`
      )
    }
    return null
  }
  const { lines: left, complete } = linesToInvoice(order, billing.quantities, asked, places)
  const dearer = complete && (left.length > 0 || scope.supplement) ? priceDifferences(sources, billing, left) : []
  const lines = [...left, ...dearer]
  if (!lines.length) {
    return null
  }
  assertNoDraftDeposit(order, billing)
  const prices = left.filter(({ kind }) => kind === "item")
  const taken = takenOff(lines, billing, parties)
  const total = MathBN.add(MathBN.convert(order.total), billing.dismissed_total)
  return {
    ...parties,
    ...(scope.fulfillment ? { fulfillment_id: scope.fulfillment.id, supply_date: scope.fulfillment.delivered_date } : {}),
    prices_include_tax: prices.length > 0 && prices.every(({ is_tax_inclusive }) => is_tax_inclusive),
    lines: [...lines, ...(complete ? creditOf(order, [...lines, ...taken], billing) : []), ...taken],
    order_total: total.toFixed(),
    closes_order_total: complete ? total.toFixed() : null,
  }
}

type Lines = InvoiceDraftInput["lines"]

/** What an invoice that closes the order has to come to, tax included. */
const closing = ({ total, currency_code }: HostOrder, billing: OrderBilling): Decimal =>
  supplementDue({ total, currency_code }, billing)

const grossOf = (lines: Lines): Decimal =>
  MathBN.add(0, ...lines.map((line) => withTax(MathBN.sub(line.subtotal, line.discount_total), line.tax_lines)))

/**
 * What goods that are invoiced already would cost more or less now, one line each; none while the order's total does not ask for it.
 * Where they do not come to what is asked, as after an amount was credited, all of them are scaled to it.
 */
function priceDifferences({ order, parties, places }: InvoiceSources, billing: OrderBilling, left: Lines): Lines {
  const open = openDeposits(billing.documents).map(({ base, tax_lines }) => withTax(base, tax_lines))
  const rest = MathBN.sub(MathBN.add(closing(order, billing), ...open), grossOf(left))
  const unit = minorUnit(order.currency_code)
  if (rest.abs().isLessThanOrEqualTo(MathBN.mult(unit, billing.documents.invoices.length + left.length))) {
    return []
  }
  const t = translator(serverLocale(parties.locale))
  const lines = linesToInvoice(order, new Map(), undefined, places).lines.flatMap((line) => {
    const invoiced = billing.quantities.get(line.order_item_id) ?? 0
    const now = MathBN.div(MathBN.mult(MathBN.sub(line.subtotal, line.discount_total), invoiced), line.quantity)
    const net = MathBN.sub(now, invoicedNet(billing, line.order_item_id))
    return net.abs().isLessThan(unit) ? [] : [{ line, net }]
  })
  const found = MathBN.add(0, ...lines.map(({ line, net }) => withTax(net, line.tax_lines)))
  if (found.isZero() || found.isNegative() !== rest.isNegative()) {
    return []
  }
  return lines.map(({ line, net }) => {
    const isClose = found.minus(rest).abs().isLessThanOrEqualTo(MathBN.mult(unit, lines.length + 1))
    const subtotal = isClose ? net : roundMoney(MathBN.div(MathBN.mult(net, rest), found), order.currency_code)
    return {
      kind: "price" as const,
      order_item_id: line.order_item_id,
      title: t("invoice.price_difference", { title: line.title }),
      sku: line.sku,
      variant_id: line.variant_id,
      product_id: line.product_id,
      quantity: 1,
      unit_price: roundMoney(subtotal, order.currency_code),
      subtotal,
      discount_total: 0,
      tax_lines: line.tax_lines,
      is_service: line.is_service,
    }
  })
}

/** Net of tax: what stands on documents of one line of the order. */
function invoicedNet({ documents }: OrderBilling, id: string): Decimal {
  const netOf = (items: DocumentLine[]): Decimal =>
    MathBN.add(0, ...items.map((item) => MathBN.sub(item.subtotal, item.discount_total)))
  const standing = documents.invoices.filter(({ status }) => status !== "voided").flatMap(({ items }) => items)
  const own = standing.filter(({ order_item_id }) => order_item_id === id)
  const ids = new Set(own.map((item) => item.id))
  const back = documents.notes.filter(followsTheOrder).flatMap(({ items }) => items)
  return MathBN.sub(netOf(own), netOf(back.filter(({ invoice_item_id }) => invoice_item_id && ids.has(invoice_item_id))))
}

/** An invoice of a fulfilment, also a voided one: people took it back, and it does not come again by itself. */
export const invoiceOfFulfillment = ({ documents }: OrderBilling, fulfillment_id: string): string | undefined =>
  documents.invoices.find((invoice) => invoice.fulfillment_id === fulfillment_id)?.id

function selection(
  order: HostOrder,
  invoiced: InvoicedQuantities,
  { items, delivered, fulfillment }: InvoiceScope
): LineSelection[] | undefined {
  if (fulfillment) {
    const found = order.fulfillments.find(({ id }) => id === fulfillment.id)
    return deliveredSelection(order, invoiced, found ? quantitiesOf(found) : new Map())
  }
  if (!delivered) {
    return items
  }
  if (!order.items.some(({ detail }) => MathBN.gt(detail.delivered_quantity, 0))) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${orderName(order)}: nothing was delivered yet, so that nothing delivered can be invoiced.`
    )
  }
  return deliveredSelection(order, invoiced)
}

/** Delivered, kept, and not invoiced. @param most - at most so many of each line; lines that it does not have are left out */
function deliveredSelection(
  order: HostOrder,
  invoiced: InvoicedQuantities,
  most?: ReadonlyMap<string, Decimal>
): LineSelection[] {
  return orderLineFacts(order)
    .map((line) => {
      const left = deliveredLeft(line, invoiced.get(line.order_item_id) ?? 0)
      const quantity = most ? MathBN.min(left, most.get(line.order_item_id) ?? 0) : left
      return { order_item_id: line.order_item_id, quantity }
    })
    .filter(({ quantity }) => MathBN.gt(quantity, 0))
}

function quantitiesOf({ items = [] }: HostFulfillment): Map<string, Decimal> {
  const sums = new Map<string, Decimal>()
  for (const { line_item_id, quantity } of items) {
    if (line_item_id) {
      sums.set(line_item_id, MathBN.add(sums.get(line_item_id) ?? 0, quantity))
    }
  }
  return sums
}

/** Whether a deposit is asked is not decided before it is issued or thrown away; until then nobody knows what is left to pay. */
export function assertNoDraftDeposit(order: HostOrder, { documents }: OrderBilling): void {
  if (documents.invoices.some(({ document_type, status }) => document_type === DEPOSIT_INVOICE && status === "draft")) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${orderName(order)} has a deposit invoice that is a draft; issue it or delete it first.`
    )
  }
}

function takenOff(
  lines: InvoiceDraftInput["lines"],
  { documents }: OrderBilling,
  { currency_code, locale }: InvoiceParties
): InvoiceDraftInput["lines"] {
  const t = translator(serverLocale(locale))
  return depositLines(lines, openDeposits(documents), currency_code, ({ number, issue_date }) =>
    t("deposit.taken_off", { number: number ?? "", date: issue_date ? formatDay(issue_date, serverLocale(locale)) : "" })
  )
}

/**
 * What the host credited on the order before it was invoiced: it lowers the order's total but none of its lines. One that a credit
 * note took back already is not taken off again.
 */
function creditOf(order: HostOrder, lines: Lines, billing: OrderBilling): Lines {
  const credit = MathBN.convert(order.credit_line_total ?? 0)
  const above = MathBN.sub(grossOf(lines), closing(order, billing))
  if (!credit.isGreaterThan(0) || above.isLessThan(MathBN.div(credit, 2))) {
    return []
  }
  const amount = credit.negated().toFixed()
  return [
    {
      kind: "item",
      order_item_id: null,
      title: "Credit",
      quantity: 1,
      unit_price: amount,
      subtotal: amount,
      discount_total: 0,
      tax_lines: [],
    },
  ]
}
