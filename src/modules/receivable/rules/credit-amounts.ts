import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput, assertMoney, Decimal, moneyString, roundMoney, splitMoney } from "../../../shared/money"
import { LineTax } from "../types"
import { TaxAmount, taxKey } from "./invoice-totals"

export type CreditableItem = {
  id: string
  kind: "item" | "shipping"
  title: string
  quantity: AmountInput
  subtotal: AmountInput
  discount_total: AmountInput
  tax_total: AmountInput
  tax_lines: LineTax[]
  /** Of earlier credit notes. */
  credited: { quantity: AmountInput; subtotal: AmountInput; discount_total: AmountInput; tax_total: AmountInput }
}

export type CreditableInvoice = {
  name: string
  currency_code: string
  items: CreditableItem[]
  tax_lines: TaxAmount[]
  rounding_total: AmountInput
  total: AmountInput
  credited: { total: AmountInput; rounding_total: AmountInput; tax_lines: TaxAmount[] }
}

export type CreditedLine = {
  invoice_item_id: string | null
  quantity: Decimal
  subtotal: Decimal
  discount_total: Decimal
  tax_total: Decimal
  total: Decimal
}

export type CreditTotals = {
  lines: CreditedLine[]
  subtotal: Decimal
  discount_total: Decimal
  shipping_total: Decimal
  tax_lines: TaxAmount[]
  tax_total: Decimal
  rounding_total: Decimal
  total: Decimal
}

const zero = MathBN.convert(0)

/**
 * What a credit note over lines takes back: of each line and of each tax what all its notes together take, less what the earlier
 * ones took. So the last note takes the remainder, and the notes of an invoice never come to more than the invoice.
 *
 * @param asked - quantities by line; undefined takes all that is left
 * @throws NOT_FOUND for a line the invoice does not have; NOT_ALLOWED for more than is left of one, or when nothing is left
 */
export function creditItems(
  invoice: CreditableInvoice,
  asked?: { invoice_item_id: string; quantity: AmountInput }[]
): CreditTotals {
  const wanted = asked && quantities(invoice, asked)
  const round = (amount: AmountInput): Decimal => roundMoney(amount, invoice.currency_code)
  const lines = invoice.items.flatMap((item) => {
    const left = MathBN.sub(item.quantity, item.credited.quantity)
    const quantity = wanted ? (wanted.get(item.id) ?? zero) : left
    if (!quantity.isGreaterThan(0)) {
      return []
    }
    const share = MathBN.div(MathBN.add(item.credited.quantity, quantity), item.quantity)
    const part = (whole: AmountInput, before: AmountInput): Decimal =>
      quantity.isEqualTo(left) ? MathBN.sub(whole, before) : MathBN.sub(round(MathBN.mult(whole, share)), before)
    const subtotal = part(item.subtotal, item.credited.subtotal)
    const discount_total = part(item.discount_total, item.credited.discount_total)
    const tax_total = part(item.tax_total, item.credited.tax_total)
    const total = MathBN.add(MathBN.sub(subtotal, discount_total), tax_total)
    return [{ invoice_item_id: item.id, quantity, subtotal, discount_total, tax_total, total }]
  })
  const isLast = invoice.items.every((item) => {
    const now = lines.find((line) => line.invoice_item_id === item.id)?.quantity ?? zero
    return MathBN.eq(MathBN.add(item.credited.quantity, now), item.quantity)
  })
  return totals(invoice, lines, isLast)
}

/**
 * What a credit note over an amount takes back: of each tax, and of what is not taxed, the same share.
 *
 * @param amount - tax included
 * @throws NOT_ALLOWED for more than is left to credit; INVALID_DATA for more digits than the currency has
 */
export function creditAmount(invoice: CreditableInvoice, amount: AmountInput): CreditTotals {
  const { currency_code } = invoice
  const value = assertMoney(amount, currency_code, "The credited amount")
  const left = MathBN.sub(invoice.total, invoice.credited.total)
  if (!value.isGreaterThan(0) || value.isGreaterThan(left)) {
    throw tooMuch(invoice, value, left)
  }
  const taxed = invoice.tax_lines.map((line) => remaining(line, invoice))
  const net = MathBN.sub(left, MathBN.add(0, ...taxed.map(({ amount: tax }) => tax)))
  const [netPart, ...taxParts] = splitMoney(value, [net, ...taxed.map(({ amount: tax }) => tax)], currency_code)
  const tax_lines = taxed.map((line, index) => ({
    ...line,
    base: moneyString(
      MathBN.eq(line.amount, 0) ? 0 : MathBN.div(MathBN.mult(line.base, taxParts[index]), line.amount),
      currency_code
    ),
    amount: moneyString(taxParts[index], currency_code),
  }))
  const tax_total = MathBN.add(0, ...taxParts)
  const line = {
    invoice_item_id: null,
    quantity: MathBN.convert(1),
    subtotal: netPart,
    discount_total: zero,
    tax_total,
    total: value,
  }
  return {
    lines: [line],
    subtotal: netPart,
    discount_total: zero,
    shipping_total: zero,
    tax_lines,
    tax_total,
    rounding_total: zero,
    total: value,
  }
}

function quantities(
  invoice: CreditableInvoice,
  asked: { invoice_item_id: string; quantity: AmountInput }[]
): Map<string, Decimal> {
  const wanted = new Map<string, Decimal>()
  for (const { invoice_item_id, quantity } of asked) {
    const item = invoice.items.find(({ id }) => id === invoice_item_id)
    if (!item) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `${invoice.name} has no line ${invoice_item_id}.`)
    }
    const total = MathBN.add(wanted.get(item.id) ?? 0, quantity)
    const left = MathBN.sub(item.quantity, item.credited.quantity)
    if (!MathBN.gt(quantity, 0) || total.isGreaterThan(left)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${invoice.name}: ${total.toFixed()} of ${item.title} cannot be credited; ${left.toFixed()} is left to credit.`
      )
    }
    wanted.set(item.id, total)
  }
  return wanted
}

function totals(invoice: CreditableInvoice, lines: CreditedLine[], isLast: boolean): CreditTotals {
  const kindOf = (line: CreditedLine): string => invoice.items.find(({ id }) => id === line.invoice_item_id)!.kind
  const sum = (kind: string, amount: (line: CreditedLine) => Decimal): Decimal =>
    MathBN.add(0, ...lines.filter((line) => kindOf(line) === kind).map(amount))
  const subtotal = sum("item", (line) => line.subtotal)
  const discount_total = sum("item", (line) => line.discount_total)
  const shipping_total = sum("shipping", (line) => MathBN.sub(line.subtotal, line.discount_total))
  const tax_lines = creditedTaxes(invoice, lines, isLast)
  const tax_total = MathBN.add(0, ...tax_lines.map((line) => line.amount))
  const left = MathBN.sub(invoice.total, invoice.credited.total)
  const net = MathBN.add(MathBN.sub(subtotal, discount_total), shipping_total, tax_total)
  const total = isLast ? left : MathBN.min(net, left)
  if (!lines.length || !total.isGreaterThan(0)) {
    throw tooMuch(invoice, net, left)
  }
  return {
    lines,
    subtotal,
    discount_total,
    shipping_total,
    tax_lines,
    tax_total,
    rounding_total: MathBN.sub(total, net),
    total,
  }
}

/** Of each tax: the invoice's own amount in the share of the base that is credited by now, less what earlier notes took. */
function creditedTaxes(invoice: CreditableInvoice, lines: CreditedLine[], isLast: boolean): TaxAmount[] {
  const { currency_code } = invoice
  return invoice.tax_lines.flatMap((line) => {
    const left = remaining(line, invoice)
    const base = MathBN.add(
      0,
      ...lines
        .filter(({ invoice_item_id }) =>
          invoice.items.find(({ id }) => id === invoice_item_id)!.tax_lines.some((tax) => taxKey(tax) === taxKey(line))
        )
        .map(({ subtotal, discount_total }) => MathBN.sub(subtotal, discount_total))
    )
    if (isLast || MathBN.eq(base, left.base)) {
      return [{ ...line, base: left.base, amount: left.amount }]
    }
    if (base.isZero()) {
      return []
    }
    const by = MathBN.sub(line.base, MathBN.sub(left.base, base))
    const amount = MathBN.eq(line.base, 0) ? zero : MathBN.div(MathBN.mult(line.amount, by), line.base)
    const before = MathBN.sub(line.amount, left.amount)
    return [
      {
        ...line,
        base: moneyString(base, currency_code),
        amount: moneyString(MathBN.max(MathBN.sub(roundMoney(amount, currency_code), before), 0), currency_code),
      },
    ]
  })
}

function remaining(line: TaxAmount, invoice: CreditableInvoice): TaxAmount {
  const before = invoice.credited.tax_lines.filter((credited) => taxKey(credited) === taxKey(line))
  const rest = (field: "base" | "amount"): string =>
    moneyString(
      MathBN.sub(line[field], ...[MathBN.add(0, ...before.map((credited) => credited[field]))]),
      invoice.currency_code
    )
  return { ...line, base: rest("base"), amount: rest("amount") }
}

function tooMuch({ name, currency_code }: CreditableInvoice, asked: Decimal, left: Decimal): MedusaError {
  const code = currency_code.toUpperCase()
  const rest = left.isGreaterThan(0)
    ? `${code} ${moneyString(left, currency_code)} is left to credit`
    : "nothing is left to credit"
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `${name}: ${code} ${moneyString(asked, currency_code)} cannot be credited; ${rest}.`
  )
}
