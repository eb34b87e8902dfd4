import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, minorUnit, moneyString, roundMoney } from "../../../shared/money"
import { BillingGap, BillingGapLine, DocumentLine, InvoicedDocument, OrderBilling } from "../types"
import { DEPOSIT_INVOICE, openDeposits, withTax } from "./deposit"
import { OrderLineFacts } from "./order-progress"

/** An order as it is worth now. */
export type BilledOrder = {
  currency_code: string
  /** Not rounded. */
  total: AmountInput
  credit_line_total: AmountInput
  is_canceled: boolean
  lines: OrderLineFacts[]
}

type Over = { line: OrderLineFacts | null; order_item_id: string; quantity: Decimal }

const zero = MathBN.convert(0)
const sum = (amounts: AmountInput[]): Decimal => MathBN.add(0, ...amounts)
const positive = (value: Decimal): Decimal => MathBN.max(value, 0)

/**
 * What an order's documents lack since the order changed: a credit note where they say more than it is worth now, or, once it was
 * wholly invoiced, a supplementary invoice where they say less. Null when they agree.
 *
 * What is still to be invoiced as planned is no gap, and neither is what people decided to leave (`dismissed_total`) or gave away by a
 * credit note that does not follow the order. What is over is credited before what is new is invoiced, so that an exchange gives both,
 * one after the other. Fractions that came from splitting documents are no gap.
 */
export function billingGap(order: BilledOrder, billing: OrderBilling): BillingGap | null {
  const issued = billing.documents.invoices.filter(({ status }) => status === "issued")
  if (!issued.length) {
    return null
  }
  return order.is_canceled ? cancellation(order, billing) : (creditGap(order, billing) ?? invoiceGap(order, billing))
}

/** What the lines left over add up to; documents that were split may differ from it by a fraction of a cent per line. */
export const gapTolerance = ({ documents }: OrderBilling, currencyCode: string): Decimal =>
  MathBN.mult(minorUnit(currencyCode), documents.notes.flatMap(({ items }) => items).length + documents.invoices.length - 1)

function cancellation(order: BilledOrder, billing: OrderBilling): BillingGap | null {
  const left = sum(billing.documents.invoices.filter(({ status }) => status === "issued").map((one) => leftOf(one, billing)))
  const amount = left.minus(positive(MathBN.convert(billing.dismissed_total)))
  return amount.isGreaterThan(0)
    ? gapOf("credit_note", "cancellation", amount, amountLines(amount, billing, new Map(), order.currency_code), order)
    : null
}

function creditGap(order: BilledOrder, billing: OrderBilling): BillingGap | null {
  const { currency_code } = order
  const worth = roundMoney(order.total, currency_code)
  const issued = issuedTotal(billing)
  const pending = sum(openDeposits(billing.documents).map(({ base, tax_lines }) => withTax(base, tax_lines)))
  const left = leftToInvoice(order, billing)
  const invoicedParts = MathBN.sub(worth, left)
  const above = MathBN.max(MathBN.sub(issued, pending, invoicedParts), MathBN.sub(issued, worth))
  const over = overLines(order, billing)
  const lines = over.flatMap((one) => creditLines(one, billing, currency_code))
  const value = sum(lines.map(({ amount }) => amount))
  // The value of a part is not rounded as its invoice will be.
  const parts = left.isGreaterThan(0) ? MathBN.mult(minorUnit(currency_code), order.lines.length) : zero
  const tolerance = MathBN.add(gapTolerance(billing, currency_code), parts)
  // A supplement that was dismissed is no reason to credit what stands.
  const dismissed = positive(MathBN.convert(billing.dismissed_total))
  const due = roundMoney(MathBN.sub(MathBN.max(above, billing.wholly_invoiced ? above : value), dismissed), currency_code)
  if (!due.isGreaterThan(tolerance)) {
    return null
  }
  const rest = MathBN.sub(due, value)
  const fits = lines.length > 0 && rest.isGreaterThanOrEqualTo(tolerance.negated()) && fitOnInvoices(lines, billing)
  if (!fits) {
    return gapOf("credit_note", reasonOf(order, over), due, amountLines(due, billing, new Map(), currency_code), order)
  }
  if (!rest.isGreaterThan(tolerance)) {
    return gapOf("credit_note", reasonOf(order, over), value, lines, order)
  }
  const all = [...lines, ...amountLines(rest, billing, takenByInvoice(lines), currency_code)]
  return gapOf("credit_note", reasonOf(order, over), due, all, order)
}

function invoiceGap(order: BilledOrder, billing: OrderBilling): BillingGap | null {
  if (!billing.wholly_invoiced) {
    return null
  }
  const due = supplementDue(order, billing)
  const lines = order.lines
    .map((line) => ({ line, quantity: positive(MathBN.sub(line.billable, billing.quantities.get(line.order_item_id) ?? 0)) }))
    .filter(({ line, quantity }) => quantity.isGreaterThan(0) && MathBN.gt(line.total, 0))
    .map(({ line, quantity }) => lineOf(line, quantity.toFixed(), valueOf(line, quantity), order.currency_code))
  const dearer = order.lines
    .map((line) => ({ line, more: priceDifference(line, billing) }))
    .filter(({ more }) => more.isGreaterThan(minorUnit(order.currency_code)))
    .map(({ line, more }) => lineOf(line, null, more, order.currency_code))
  const found = [...lines, ...dearer]
  return due.isGreaterThan(gapTolerance(billing, order.currency_code)) && found.length
    ? gapOf("invoice", "edit", due, found, order)
    : null
}

/** What a supplementary invoice asks for, drafts counted as made. */
export const supplementDue = (
  { total, currency_code }: Pick<BilledOrder, "total" | "currency_code">,
  { invoiced_total, dismissed_total }: OrderBilling
): Decimal => MathBN.sub(MathBN.add(roundMoney(total, currency_code), dismissed_total), invoiced_total)

/** Of what is invoiced of a line: what it would cost now, less what its documents say. Tax included. */
function priceDifference(line: OrderLineFacts, { documents, quantities }: OrderBilling): Decimal {
  const said = sum([
    ...documents.invoices.filter(({ status }) => status !== "voided").flatMap(({ items }) => itemsOf(items, line.order_item_id)),
    ...documents.notes.flatMap(({ items }) => itemsOf(items, line.order_item_id)).map((total) => MathBN.mult(total, -1)),
  ])
  return MathBN.sub(valueOf(line, MathBN.convert(quantities.get(line.order_item_id) ?? 0)), said)
}

const itemsOf = (items: DocumentLine[], id: string): AmountInput[] =>
  items.filter(({ order_item_id }) => order_item_id === id).map(({ total }) => total)

const valueOf = ({ total, billable }: OrderLineFacts, quantity: Decimal): Decimal =>
  MathBN.eq(billable, 0) ? zero : MathBN.div(MathBN.mult(total, quantity), billable)

/** Issued invoices less the credit notes that follow the order; drafts ask for nothing yet. */
function issuedTotal({ invoiced_total, documents }: OrderBilling): Decimal {
  const drafts = documents.invoices.filter(({ status }) => status === "draft")
  return MathBN.sub(invoiced_total, sum(drafts.map(({ total }) => total)))
}

/** What of the order stands on no issued invoice, at the order's prices of now. */
const leftToInvoice = ({ lines }: BilledOrder, billing: OrderBilling): Decimal =>
  sum(
    lines.map((line) => {
      const { invoiced, credited } = quantitiesOf(line.order_item_id, billing)
      return valueOf(line, positive(MathBN.sub(line.billable, MathBN.sub(invoiced, credited))))
    })
  )

function quantitiesOf(id: string, { documents }: OrderBilling): { invoiced: Decimal; credited: Decimal } {
  const of = (items: DocumentLine[]): AmountInput[] =>
    items.filter(({ order_item_id }) => order_item_id === id).map(({ quantity }) => quantity)
  return {
    invoiced: sum(documents.invoices.filter(({ status }) => status === "issued").flatMap(({ items }) => of(items))),
    credited: sum(documents.notes.flatMap(({ items }) => of(items))),
  }
}

/** Lines of which more is invoiced than the order has now. What came back of an order invoiced by delivery is over at once. */
function overLines({ lines }: BilledOrder, billing: OrderBilling): Over[] {
  const known = new Map(lines.map((line) => [line.order_item_id, line]))
  const ids = new Set(
    billing.documents.invoices.flatMap(({ items }) => items.flatMap(({ order_item_id }) => order_item_id ?? []))
  )
  return [...ids]
    .map((order_item_id) => {
      const line = known.get(order_item_id) ?? null
      const { invoiced, credited } = quantitiesOf(order_item_id, billing)
      const kept = MathBN.sub(invoiced, credited)
      const over = MathBN.sub(kept, line?.billable ?? 0)
      const back =
        line && !billing.wholly_invoiced && MathBN.gt(line.returned, 0) && kept.isLessThanOrEqualTo(line.delivered)
          ? MathBN.min(MathBN.sub(line.returned, credited), MathBN.sub(kept, MathBN.sub(line.delivered, line.returned)))
          : zero
      return { line, order_item_id, quantity: MathBN.max(over, back) }
    })
    .filter(({ quantity }) => quantity.isGreaterThan(0))
}

/** The lines of issued invoices by which so much of a line is credited, the newest invoice first. */
function creditLines({ order_item_id, quantity }: Over, billing: OrderBilling, currencyCode: string): BillingGapLine[] {
  let wanted = quantity
  const { invoices, notes } = billing.documents
  return [...invoices]
    .filter(({ status }) => status === "issued")
    .reverse()
    .flatMap((invoice) =>
      invoice.items
        .filter((item) => item.order_item_id === order_item_id)
        .flatMap((item) => {
          const credited = notes.flatMap(({ items }) => items).filter(({ invoice_item_id }) => invoice_item_id === item.id)
          const left = MathBN.sub(item.quantity, sum(credited.map((one) => one.quantity)))
          const part = MathBN.min(left, wanted)
          if (!part.isGreaterThan(0)) {
            return []
          }
          wanted = MathBN.sub(wanted, part)
          return [
            {
              title: item.title,
              quantity: part.toFixed(),
              order_item_id,
              invoice_id: invoice.id,
              invoice_number: invoice.number,
              invoice_item_id: item.id,
              amount: moneyString(MathBN.div(MathBN.mult(item.total, part), item.quantity), currencyCode),
            },
          ]
        })
    )
}

const leftOf = ({ id, total }: InvoicedDocument, { documents }: OrderBilling): Decimal =>
  MathBN.sub(total, sum(documents.notes.filter(({ invoice_id }) => invoice_id === id).map((note) => note.total)))

function takenByInvoice(lines: BillingGapLine[]): Map<string, Decimal> {
  const taken = new Map<string, Decimal>()
  for (const { invoice_id, amount } of lines) {
    taken.set(invoice_id!, MathBN.add(taken.get(invoice_id!) ?? 0, amount))
  }
  return taken
}

/** An invoice that a deposit was taken off may ask for less than its lines; then amounts are credited instead, the deposit's too. */
const fitOnInvoices = (lines: BillingGapLine[], billing: OrderBilling): boolean =>
  [...takenByInvoice(lines)].every(([id, amount]) => {
    const invoice = billing.documents.invoices.find((one) => one.id === id)!
    const isReduced = invoice.items.some(({ deposit_invoice_id }) => deposit_invoice_id)
    const byAmount = billing.documents.notes.some(
      (note) => note.invoice_id === id && note.items.some(({ invoice_item_id }) => invoice_item_id === null)
    )
    return !byAmount && (!isReduced || amount.isLessThanOrEqualTo(leftOf(invoice, billing)))
  })

/** An amount laid on issued invoices, the newest first and deposits last; never more than is left of each. */
function amountLines(
  amount: Decimal,
  billing: OrderBilling,
  taken: ReadonlyMap<string, Decimal>,
  currencyCode: string
): BillingGapLine[] {
  let wanted = amount
  const isDeposit = ({ document_type }: InvoicedDocument): boolean => document_type === DEPOSIT_INVOICE
  const newest = billing.documents.invoices.filter(({ status }) => status === "issued").reverse()
  return [...newest.filter((one) => !isDeposit(one)), ...newest.filter(isDeposit)].flatMap((invoice) => {
    const part = MathBN.min(MathBN.sub(leftOf(invoice, billing), taken.get(invoice.id) ?? 0), wanted)
    if (!part.isGreaterThan(0)) {
      return []
    }
    wanted = MathBN.sub(wanted, part)
    return [
      {
        title: invoice.number ?? invoice.id,
        quantity: null,
        order_item_id: null,
        invoice_id: invoice.id,
        invoice_number: invoice.number,
        invoice_item_id: null,
        amount: moneyString(part, currencyCode),
      },
    ]
  })
}

const lineOf = (
  { title, order_item_id }: OrderLineFacts,
  quantity: string | null,
  amount: Decimal,
  currencyCode: string
): BillingGapLine => ({
  title,
  quantity,
  order_item_id,
  invoice_id: null,
  invoice_number: null,
  invoice_item_id: null,
  amount: moneyString(amount, currencyCode),
})

function reasonOf({ credit_line_total }: BilledOrder, over: Over[]): BillingGap["reason"] {
  if (over.some(({ line }) => line && MathBN.gt(line.returned, 0))) {
    return "return"
  }
  return !over.length && MathBN.gt(credit_line_total, 0) ? "refund" : "edit"
}

/** Null where nothing is left to credit: what the documents say is taken back already. */
function gapOf(
  kind: BillingGap["kind"],
  reason: BillingGap["reason"],
  amount: Decimal,
  lines: BillingGapLine[],
  { currency_code }: BilledOrder
): BillingGap | null {
  const laid = kind === "invoice" ? amount : sum(lines.map((line) => line.amount))
  return lines.length && laid.isGreaterThan(0)
    ? { kind, reason, amount: moneyString(MathBN.min(amount, laid), currency_code), lines }
    : null
}
