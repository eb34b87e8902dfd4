import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, roundMoney, splitMoney } from "../../../shared/money"
import { Day } from "../../../shared/days"
import { InvoiceLineInput, InvoicedDocument, LineTax, OrderDocuments } from "../types"
import { followsTheOrder } from "./allowances"
import { standsForNone } from "./tax-category"

/** UNTDID 1001: invoice for a deposit. */
export const DEPOSIT_INVOICE = "386"

/** What of a deposit invoice is not taken off another invoice yet, of one tax; `base` is without tax. */
export type OpenDeposit = {
  invoice_id: string
  number: string | null
  issue_date: Day | null
  tax_lines: LineTax[]
  base: Decimal
}

/** Lines that are taxed alike. */
export type TaxGroup = { tax_lines: LineTax[]; net: Decimal }

type TaxedLine = Pick<InvoiceLineInput, "subtotal" | "discount_total" | "tax_lines">

/** Two lines are taxed alike when rates and codes agree; how a tax is named or categorised may have changed since. */
export const groupKey = (tax_lines: LineTax[] | null | undefined): string =>
  (tax_lines ?? [])
    .filter((tax) => !standsForNone(tax))
    .map(({ rate, code }) => `${MathBN.convert(rate).toFixed()}:${code ?? ""}`)
    .join("|")

export const withTax = (net: AmountInput, tax_lines: LineTax[]): Decimal =>
  MathBN.mult(net, MathBN.add(1, MathBN.div(rateOf(tax_lines), 100)))

const rateOf = (tax_lines: LineTax[]): Decimal => MathBN.add(0, ...tax_lines.map(({ rate }) => rate))

/** Lines summed by their taxes, in the order in which the taxes first come. */
export function taxGroups(lines: TaxedLine[], round: (net: Decimal) => Decimal = (net) => net): TaxGroup[] {
  const groups = new Map<string, TaxGroup>()
  for (const { subtotal, discount_total, tax_lines } of lines) {
    const net = round(MathBN.sub(subtotal, discount_total))
    const key = groupKey(tax_lines)
    const known = groups.get(key)
    groups.set(key, { tax_lines: known?.tax_lines ?? tax_lines, net: MathBN.add(known?.net ?? 0, net) })
  }
  return [...groups.values()]
}

/**
 * A deposit by tax: the amount split in proportion to what is left to pay of each tax, to the last cent, and each part's net.
 *
 * @param amount - tax included, rounded to the currency
 * @param groups - what is left to invoice of the order, by tax
 * @returns parts above 0, net of tax and not rounded, so that net and tax of a part come to it again; none is more than its group
 */
export function splitDeposit(amount: AmountInput, groups: TaxGroup[], currencyCode: string): TaxGroup[] {
  const weights = groups.map(({ net, tax_lines }) => MathBN.max(withTax(net, tax_lines), 0))
  return withinWeights(splitMoney(amount, weights, currencyCode), weights)
    .map((gross, index) => {
      const { tax_lines } = groups[index]
      return { tax_lines, net: MathBN.div(gross, MathBN.add(1, MathBN.div(rateOf(tax_lines), 100))) }
    })
    .filter(({ net }) => net.isGreaterThan(0))
}

/** Rounded to cents, a part may be a fraction more than there is of its tax, a cent that would never be taken off: others take it. */
function withinWeights(parts: AmountInput[], weights: Decimal[]): Decimal[] {
  const kept = parts.map((part, index) => MathBN.min(part, weights[index]))
  let over = MathBN.sub(MathBN.add(0, ...parts), MathBN.add(0, ...kept))
  return kept.map((part, index) => {
    const more = MathBN.min(over, MathBN.sub(weights[index], part))
    over = MathBN.sub(over, more)
    return MathBN.add(part, more)
  })
}

/** What is left of each issued deposit invoice after its credit notes and what other invoices took off, the oldest first. */
export function openDeposits({ invoices, notes }: OrderDocuments): OpenDeposit[] {
  return invoices
    .filter(({ document_type, status }) => document_type === DEPOSIT_INVOICE && status === "issued")
    .flatMap((invoice) =>
      taxGroups(
        invoice.items.map((item) => ({ ...item, tax_lines: item.tax_lines ?? [] })),
        (net) => roundMoney(net, invoice.currency_code)
      ).map(({ tax_lines, net }) => {
        const left = MathBN.sub(net, creditedNet(invoice, groupKey(tax_lines), notes))
        const base = MathBN.sub(left, takenOff(invoice.id, groupKey(tax_lines), { invoices, notes }))
        const { id, number, issue_date, currency_code } = invoice
        return { invoice_id: id, number, issue_date, tax_lines, base: roundMoney(base, currency_code) }
      })
    )
    .filter(({ base }) => base.isGreaterThan(0))
}

/** What credit notes took of a deposit of one tax; an allowance for it, such as for paying early, leaves the deposit what it was. */
const creditedNet = ({ id }: InvoicedDocument, key: string, notes: OrderDocuments["notes"]): Decimal =>
  MathBN.add(
    0,
    ...notes
      .filter((note) => note.invoice_id === id && followsTheOrder(note))
      .flatMap(({ items }) => items)
      .filter((item) => groupKey(item.tax_lines) === key)
      .map(({ subtotal, discount_total }) => MathBN.sub(subtotal, discount_total))
  )

/** What invoices that stand took off a deposit; one that is credited because the order changed gives it back. */
function takenOff(deposit_id: string, key: string, { invoices, notes }: OrderDocuments): Decimal {
  const parts = invoices
    .filter(({ status }) => status !== "voided")
    .flatMap((invoice) => invoice.items)
    .filter((item) => item.deposit_invoice_id === deposit_id && groupKey(item.tax_lines) === key)
    .map((item) => {
      const back = notes
        .filter(followsTheOrder)
        .flatMap(({ items }) => items)
        .filter(({ invoice_item_id }) => invoice_item_id === item.id)
      return MathBN.sub(
        MathBN.mult(item.subtotal, -1),
        ...[MathBN.add(0, ...back.map(({ subtotal }) => MathBN.mult(subtotal, -1)))]
      )
    })
  return MathBN.add(0, ...parts)
}

/**
 * The lines by which deposits are taken off an invoice: one of quantity −1 per deposit invoice and tax, never more than the invoice
 * asks for of that tax, the oldest deposit first.
 *
 * @param describe - how a line names its deposit invoice
 */
export function depositLines(
  lines: InvoiceLineInput[],
  deposits: OpenDeposit[],
  currencyCode: string,
  describe: (deposit: OpenDeposit) => string
): InvoiceLineInput[] {
  const asked = new Map(
    taxGroups(lines, (net) => roundMoney(net, currencyCode)).map((group) => [groupKey(group.tax_lines), group])
  )
  return deposits.flatMap((deposit) => {
    const group = asked.get(groupKey(deposit.tax_lines))
    const base = MathBN.min(deposit.base, group?.net ?? 0)
    if (!group || !base.isGreaterThan(0)) {
      return []
    }
    group.net = MathBN.sub(group.net, base)
    return [
      {
        kind: "deposit" as const,
        deposit_invoice_id: deposit.invoice_id,
        title: describe(deposit),
        quantity: -1,
        unit_price: base,
        subtotal: base.negated(),
        discount_total: 0,
        tax_lines: group.tax_lines,
      },
    ]
  })
}
