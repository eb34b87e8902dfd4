import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { DEPOSIT_INVOICE, depositLines, openDeposits } from "../../../modules/receivable/rules/deposit"
import { deliveredLeft } from "../../../modules/receivable/rules/order-progress"
import type { DraftPlan, InvoiceDraftInput, OrderBilling } from "../../../modules/receivable/types"
import { Day } from "../../../shared/days"
import { serverLocale, translator } from "../../../shared/i18n"
import { formatDay } from "../../../shared/i18n/format"
import { AmountInput, Decimal } from "../../../shared/money"
import { HostFulfillment, HostOrder, orderName } from "../host/host-order"
import type { InvoiceParties } from "../host/invoice-parties"
import { InvoicedQuantities, LineSelection, linesToInvoice, orderLineFacts } from "./order-lines"

/** Everything of the host that an invoice of an order is made of. */
export type InvoiceSources = { order: HostOrder; parties: InvoiceParties; places: ReadonlyMap<string, number> }

/** Which part of an order is invoiced: all that is left, lines and quantities, what was delivered, or one fulfilment. */
export type InvoiceScope = {
  items?: { order_item_id: string; quantity: AmountInput }[]
  delivered?: boolean
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
  const { lines, complete } = linesToInvoice(order, billing.quantities, asked, places)
  if (!lines.length) {
    return null
  }
  assertNoDraftDeposit(order, billing)
  const prices = lines.filter(({ kind }) => kind === "item")
  const goods = complete ? [...lines, ...creditOf(order)] : lines
  return {
    ...parties,
    ...(scope.fulfillment ? { fulfillment_id: scope.fulfillment.id, supply_date: scope.fulfillment.delivered_date } : {}),
    prices_include_tax: prices.length > 0 && prices.every(({ is_tax_inclusive }) => is_tax_inclusive),
    lines: [...goods, ...takenOff(goods, billing, parties)],
    closes_order_total: complete ? MathBN.convert(order.total).toFixed() : null,
  }
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

/** What the host credited on the order before it was invoiced: it lowers the order's total but none of its lines. */
function creditOf(order: HostOrder): InvoiceDraftInput["lines"] {
  const credit = MathBN.convert(order.credit_line_total ?? 0)
  if (!credit.isGreaterThan(0)) {
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
