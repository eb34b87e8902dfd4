import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, minorUnit, moneyString, roundMoney, splitMoney } from "../../../shared/money"
import { BillingGap, BillingGapLine, DocumentLine, InvoicedDocument, OrderBilling } from "../types"
import { followsTheOrder } from "./allowances"
import { DEPOSIT_INVOICE, groupKey, openDeposits, TaxGroup, withTax } from "./deposit"
import { OrderLineFacts } from "./order-progress"

/** An order as it is worth now. */
export type BilledOrder = {
  currency_code: string
  /** Not rounded. */
  total: AmountInput
  credit_line_total: AmountInput
  is_canceled: boolean
  lines: OrderLineFacts[]
  /** Net by tax of what is not invoiced, given what is. */
  left_by_tax?: (quantities: OrderBilling["quantities"]) => TaxGroup[]
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
  const pieces = over.flatMap((one) => creditLines(one, billing, currency_code))
  const value = sum(pieces.map(({ amount }) => amount))
  const prices = priceChanges(order, billing, over, pieces)
  const deposits = depositsOver(order, billing)
  // The value of a part is not rounded as its invoice will be.
  const parts = left.isGreaterThan(0) ? MathBN.mult(minorUnit(currency_code), order.lines.length) : zero
  const tolerance = MathBN.add(gapTolerance(billing, currency_code), parts)
  // A supplement that was dismissed is no reason to credit what stands.
  const dismissed = positive(MathBN.convert(billing.dismissed_total))
  const lower = sum(prices.lower.map(({ amount }) => amount))
  // Cheaper lines are credited each at its own tax, and dearer ones invoiced after that, where they are all that changed.
  const isExplained = above.minus(value).minus(lower).plus(prices.higher).abs().isLessThanOrEqualTo(tolerance)
  const asked = lower.isGreaterThan(0) && isExplained ? value.plus(lower) : billing.wholly_invoiced ? above : MathBN.max(above, value)
  const inTaxes = value.isZero() ? sum(deposits.map(({ amount }) => amount)) : zero
  const due = MathBN.max(roundMoney(MathBN.sub(asked, dismissed), currency_code), inTaxes)
  if (!due.isGreaterThan(tolerance)) {
    return null
  }
  const reason = reasonOf(order, over.length > 0 || lower.isGreaterThan(0) || deposits.length > 0, over)
  const rest = MathBN.sub(due, value)
  const fits = rest.isGreaterThanOrEqualTo(tolerance.negated()) && fitOnInvoices(pieces, billing)
  const lines = fits ? pieces : []
  const open = fits ? (rest.isGreaterThan(tolerance) ? rest : zero) : due
  const wanted = fits ? prices.lower : [...piecesAsPrices(pieces), ...prices.lower]
  const named = value.isZero() ? deposits : []
  const laid = layPrices(scaled(wanted, open.minus(inTaxes), tolerance, currency_code), billing, [...lines, ...named], currency_code)
  const found = [...lines, ...named, ...laid]
  const unnamed = MathBN.sub(open, sum([...named, ...laid].map(({ amount }) => amount)))
  if (!unnamed.isGreaterThan(tolerance)) {
    return gapOf("credit_note", reason, sum(found.map(({ amount }) => amount)), found, order)
  }
  const all = [...found, ...amountLines(unnamed, billing, takenByInvoice(found), currency_code)]
  return gapOf("credit_note", reason, due, all, order)
}

type PriceChange = { order_item_id: string; title: string; amount: Decimal }

/** Of what is invoiced and stays: by line what its documents say more than it costs now, and in sum what they say less. Tax included. */
function priceChanges(
  { lines, currency_code }: BilledOrder,
  billing: OrderBilling,
  over: Over[],
  pieces: BillingGapLine[]
): { lower: PriceChange[]; higher: Decimal } {
  const changes = lines.map((line) => {
    const { order_item_id, title } = line
    const { invoiced, credited } = quantitiesOf(order_item_id, billing)
    const back = over.find((one) => one.order_item_id === order_item_id)?.quantity ?? 0
    const said = saidOf(order_item_id, billing.documents, ["issued"])
    const taken = sum(pieces.filter((piece) => piece.order_item_id === order_item_id).map(({ amount }) => amount))
    const now = valueOf(line, positive(MathBN.sub(invoiced, credited, back)))
    return { order_item_id, title, amount: roundMoney(MathBN.sub(said, taken, now), currency_code) }
  })
  // Each document rounds a line once.
  const least = MathBN.mult(minorUnit(currency_code), billing.documents.invoices.length + billing.documents.notes.length)
  const lower = changes.filter(({ amount }) => amount.isGreaterThan(least))
  const higher = changes.filter(({ amount }) => amount.isLessThan(least.negated())).map(({ amount }) => amount)
  return { lower, higher: sum(higher).negated() }
}

const piecesAsPrices = (pieces: BillingGapLine[]): PriceChange[] =>
  pieces.map(({ order_item_id, title, amount }) => ({ order_item_id: order_item_id!, title, amount: MathBN.convert(amount) }))

/** Changes that come to more than is due, as after a part was dismissed or credited otherwise, come to it in their proportion. */
function scaled(changes: PriceChange[], due: Decimal, tolerance: Decimal, currencyCode: string): PriceChange[] {
  const whole = sum(changes.map(({ amount }) => amount))
  if (!changes.length || whole.minus(due).isLessThanOrEqualTo(tolerance)) {
    return changes
  }
  const parts = splitMoney(positive(due), changes.map(({ amount }) => amount), currencyCode)
  return changes.map((change, index) => ({ ...change, amount: parts[index] }))
}

/** Each change as money off the lines that invoiced it, the newest first; where a deposit was taken off those, off the deposit too. */
function layPrices(changes: PriceChange[], billing: OrderBilling, before: BillingGapLine[], currencyCode: string): BillingGapLine[] {
  const laid: BillingGapLine[] = []
  const issued = billing.documents.invoices.filter(({ status }) => status === "issued").reverse()
  for (const { order_item_id, title, amount } of changes) {
    const own = issued.flatMap((invoice) =>
      invoice.items.filter((item) => item.order_item_id === order_item_id).map((item) => ({ invoice, item }))
    )
    const keys = own.map(({ item }) => groupKey(item.tax_lines))
    const deposits = issued
      .filter(({ document_type }) => document_type === DEPOSIT_INVOICE)
      .flatMap((invoice) => invoice.items.filter(({ tax_lines }) => keys.includes(groupKey(tax_lines))).map((item) => ({ invoice, item })))
    let wanted = amount
    for (const { invoice, item } of [...own, ...deposits]) {
      const part = MathBN.min(wanted, roomOf(invoice, item, billing, [...before, ...laid]))
      if (part.isGreaterThan(0)) {
        wanted = MathBN.sub(wanted, part)
        laid.push(priceLine(invoice, item, part, currencyCode, order_item_id, title))
      }
    }
  }
  return laid
}

const priceLine = (
  { id, number }: InvoicedDocument,
  item: DocumentLine,
  amount: Decimal,
  currencyCode: string,
  order_item_id: string | null = null,
  title = item.title
): BillingGapLine => ({
  title,
  quantity: null,
  order_item_id,
  invoice_id: id,
  invoice_number: number,
  invoice_item_id: item.id,
  amount: moneyString(amount, currencyCode),
})

/** What is left to credit at the tax of a line; tax included. */
function roomOfTax(invoice: InvoicedDocument, item: DocumentLine, { documents }: OrderBilling, taken: BillingGapLine[]): Decimal {
  const key = groupKey(item.tax_lines)
  const own = invoice.items.filter(({ tax_lines }) => groupKey(tax_lines) === key)
  const ids = own.map(({ id }) => id)
  const credited = documents.notes
    .filter(({ invoice_id }) => invoice_id === invoice.id)
    .flatMap(({ items }) => items)
    .filter(({ tax_lines }) => groupKey(tax_lines) === key)
  const now = taken.filter(({ invoice_item_id }) => invoice_item_id && ids.includes(invoice_item_id))
  return MathBN.sub(sum(own.map(({ total }) => total)), sum([...credited.map(({ total }) => total), ...now.map(({ amount }) => amount)]))
}

/** What is left to credit of a line, no more than of its tax where a deposit is taken off; tax included. */
function roomOf(invoice: InvoicedDocument, item: DocumentLine, billing: OrderBilling, taken: BillingGapLine[]): Decimal {
  const credited = billing.documents.notes.flatMap(({ items }) => items).filter(({ invoice_item_id }) => invoice_item_id === item.id)
  const now = taken.filter(({ invoice_item_id }) => invoice_item_id === item.id)
  const left = MathBN.sub(item.total, sum([...credited.map(({ total }) => total), ...now.map(({ amount }) => amount)]))
  return MathBN.min(left, roomOfTax(invoice, item, billing, taken))
}

/** Deposits of a tax of which less is left to invoice, as after its goods were taken off the order; no invoice could take them off. */
function depositsOver({ left_by_tax, currency_code }: BilledOrder, billing: OrderBilling): BillingGapLine[] {
  const open = left_by_tax ? openDeposits(billing.documents).reverse() : []
  if (!open.length) {
    return []
  }
  const left = new Map(left_by_tax!(billing.quantities).map(({ net, tax_lines }) => [groupKey(tax_lines), net]))
  const over = new Map<string, Decimal>()
  for (const { base, tax_lines } of open) {
    const key = groupKey(tax_lines)
    over.set(key, MathBN.add(over.get(key) ?? MathBN.mult(positive(MathBN.convert(left.get(key) ?? 0)), -1), base))
  }
  const lines: BillingGapLine[] = []
  for (const { invoice_id, base, tax_lines } of open) {
    const key = groupKey(tax_lines)
    const part = MathBN.min(base, over.get(key)!)
    // What was split by taxes may be over by a fraction.
    if (part.isGreaterThan(minorUnit(currency_code))) {
      over.set(key, MathBN.sub(over.get(key)!, part))
      const invoice = billing.documents.invoices.find(({ id }) => id === invoice_id)!
      const item = invoice.items.find((one) => groupKey(one.tax_lines) === key)!
      const amount = MathBN.min(withTax(part, tax_lines), roomOf(invoice, item, billing, lines))
      lines.push(priceLine(invoice, item, amount, currency_code))
    }
  }
  return lines
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
const priceDifference = (line: OrderLineFacts, { documents, quantities }: OrderBilling): Decimal =>
  MathBN.sub(
    valueOf(line, MathBN.convert(quantities.get(line.order_item_id) ?? 0)),
    saidOf(line.order_item_id, documents, ["draft", "issued"])
  )

/** What documents say of a line of the order, differences in price too. Tax included. */
function saidOf(id: string, { invoices, notes }: OrderBilling["documents"], statuses: InvoicedDocument["status"][]): Decimal {
  const items = invoices.filter(({ status }) => statuses.includes(status)).flatMap((invoice) => invoice.items)
  const own = items.filter(({ order_item_id }) => order_item_id === id)
  const ids = new Set(own.map((item) => item.id))
  const back = takenBack(notes).filter(({ invoice_item_id }) => invoice_item_id && ids.has(invoice_item_id))
  return MathBN.sub(sum(own.map(({ total }) => total)), sum(back.map(({ total }) => total)))
}

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
    items.filter((item) => item.order_item_id === id && item.kind !== "price").map(({ quantity }) => quantity)
  return {
    invoiced: sum(documents.invoices.filter(({ status }) => status === "issued").flatMap(({ items }) => of(items))),
    credited: sum(of(takenBack(documents.notes))),
  }
}

/** What was given away stays sold: only notes that follow the order take back what it asks for. */
const takenBack = (notes: OrderBilling["documents"]["notes"]) => notes.filter(followsTheOrder).flatMap(({ items }) => items)

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
        .filter((item) => item.order_item_id === order_item_id && item.kind !== "price")
        .flatMap((item) => {
          const credited = notes.flatMap(({ items }) => items).filter(({ invoice_item_id }) => invoice_item_id === item.id)
          const pieces = credited.filter(({ kind }) => kind !== "price").map((one) => one.quantity)
          const left = MathBN.sub(item.quantity, sum(pieces))
          const part = MathBN.min(left, wanted)
          if (!part.isGreaterThan(0)) {
            return []
          }
          wanted = MathBN.sub(wanted, part)
          const worth = MathBN.sub(item.total, sum(credited.map(({ total }) => total)))
          return [
            {
              title: item.title,
              quantity: part.toFixed(),
              order_item_id,
              invoice_id: invoice.id,
              invoice_number: invoice.number,
              invoice_item_id: item.id,
              amount: moneyString(MathBN.div(MathBN.mult(worth, part), left), currencyCode),
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

/**
 * An invoice that a deposit was taken off may ask for less than its lines, in sum or of one tax; then money is credited instead of
 * pieces, of the deposit too.
 */
const fitOnInvoices = (lines: BillingGapLine[], billing: OrderBilling): boolean =>
  [...takenByInvoice(lines)].every(([id, amount]) => {
    const invoice = billing.documents.invoices.find((one) => one.id === id)!
    const isReduced = invoice.items.some(({ deposit_invoice_id }) => deposit_invoice_id)
    const byAmount = billing.documents.notes.some(
      (note) => note.invoice_id === id && note.items.some(({ invoice_item_id }) => invoice_item_id === null)
    )
    return !byAmount && (!isReduced || (amount.isLessThanOrEqualTo(leftOf(invoice, billing)) && fitOnTaxes(invoice, lines, billing)))
  })

/** Whether of each tax no more is taken than is left of it. */
const fitOnTaxes = (invoice: InvoicedDocument, lines: BillingGapLine[], billing: OrderBilling): boolean =>
  invoice.items
    .filter((item) => lines.some(({ invoice_item_id }) => invoice_item_id === item.id))
    .every((item) => !roomOfTax(invoice, item, billing, lines).isNegative())

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

function reasonOf({ credit_line_total }: BilledOrder, isEdited: boolean, over: Over[]): BillingGap["reason"] {
  if (over.some(({ line }) => line && MathBN.gt(line.returned, 0))) {
    return "return"
  }
  return !isEdited && MathBN.gt(credit_line_total, 0) ? "refund" : "edit"
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
