import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput, assertMoney, Decimal, minorUnit, moneyString, roundMoney, splitMoney } from "../../../shared/money"
import { LineTax } from "../types"
import { Credited, creditGroups, Group, KEPT_TAX, ownNetLeft } from "./credit-groups"
import { TaxAmount, taxKey } from "./invoice-totals"

export type CreditableItem = {
  id: string
  kind: "item" | "shipping" | "deposit" | "price"
  title: string
  /** Negative on the line that takes a deposit off. */
  quantity: AmountInput
  subtotal: AmountInput
  discount_total: AmountInput
  tax_total: AmountInput
  tax_lines: LineTax[]
  /** By earlier credit notes over lines; of the same sign as `quantity`. */
  credited_quantity: AmountInput
}

export type CreditableInvoice = {
  name: string
  currency_code: string
  items: CreditableItem[]
  tax_lines: TaxAmount[]
  total: AmountInput
  /** By earlier credit notes. */
  credited: Credited
}

/** So much of a line: pieces of it (positive also for a deposit's line), or money off its price, tax included. */
export type CreditedPart = {
  invoice_item_id: string
  quantity?: AmountInput
  amount?: AmountInput
  /** Of an amount: what is left of the line where that is less, instead of a refusal. */
  at_most?: boolean
}

export type CreditedLine = {
  /** Null on a note over an amount: its lines are of one tax each. */
  invoice_item_id: string | null
  /** "price" where the line's price is lowered: it has the quantity 1 and takes none of the line's. */
  kind?: "price"
  quantity: Decimal
  subtotal: Decimal
  discount_total: Decimal
  tax_total: Decimal
  total: Decimal
  tax_lines: LineTax[]
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
const sum = (amounts: AmountInput[]): Decimal => MathBN.add(0, ...amounts)
const positive = (amount: Decimal): Decimal => MathBN.max(amount, 0)
const netOf = (lines: CreditedLine[]): Decimal => sum(lines.map((line) => MathBN.sub(line.subtotal, line.discount_total)))

/** What of an invoice is not credited yet, tax included. */
export const leftToCredit = ({ total, credited }: CreditableInvoice): Decimal => MathBN.sub(total, credited.total)

/**
 * What a credit note over lines takes back, also after notes over amounts.
 *
 * A line's part comes from what its lines of the same tax have left, by the quantities; each tax from what is left of it, by the base.
 * Money off a line's price takes the same share of its net and of its taxes, and lowers what its quantities come to from then on.
 * Whoever takes the last of something takes the remainder, so that the notes of an invoice come to exactly it and never to more.
 *
 * @param asked - parts of lines, the pieces taken before the prices; undefined takes all that is left
 * @throws NOT_FOUND for a line the invoice does not have; NOT_ALLOWED for more than is left of one, of a tax, or of the invoice;
 *   INVALID_DATA for an amount with more digits than the currency has
 */
export function creditItems(invoice: CreditableInvoice, asked?: CreditedPart[]): CreditTotals {
  const pieces = asked?.flatMap(({ invoice_item_id, quantity }) => (quantity === undefined ? [] : [{ invoice_item_id, quantity }]))
  const prices = asked?.flatMap(({ amount, ...part }) => (amount === undefined ? [] : [{ ...part, amount }])) ?? []
  const notes: CreditTotals[] = []
  let current = invoice
  const take = (note: CreditTotals): void => {
    notes.push(note)
    current = creditedBy(current, note)
  }
  if (!asked || pieces?.length) {
    take(creditQuantities(current, pieces))
  }
  for (const price of prices) {
    const note = lowerPrice(current, price)
    if (note) {
      take(note)
    }
  }
  if (!notes.length) {
    throw tooMuch(invoice, zero, leftToCredit(invoice))
  }
  return notes.reduce((one, more) => together(one, more, invoice.currency_code))
}

function creditQuantities(
  invoice: CreditableInvoice,
  asked?: { invoice_item_id: string; quantity: AmountInput }[]
): CreditTotals {
  const { currency_code } = invoice
  const wanted = asked && quantities(invoice, asked)
  const groups = creditGroups(invoice)
  const taken = groups.flatMap((group) => takeLines(group, wanted, currency_code))
  const lines = invoice.items.flatMap((item) => taken.filter(({ invoice_item_id }) => invoice_item_id === item.id))
  const left = leftToCredit(invoice)
  if (!lines.length && !asked && left.isGreaterThan(0)) {
    return creditAmount(invoice, left)
  }
  const kindOf = (line: CreditedLine): string => itemOf(invoice, line.invoice_item_id!).kind
  const goods = lines.filter((line) => kindOf(line) !== "shipping")
  const shipping = lines.filter((line) => kindOf(line) === "shipping")
  assertGroupsLeft(invoice, groups, lines)
  const tax_lines = takeTaxes(invoice, groups, lines)
  const tax_total = sum(tax_lines.map(({ amount }) => amount))
  const net = MathBN.add(netOf(lines), tax_total)
  const total = isLast(invoice, lines) ? left : closed(invoice, groups, net)
  if (!lines.length || !total.isGreaterThan(0) || total.isGreaterThan(left)) {
    throw tooMuch(invoice, net, left)
  }
  return {
    lines,
    subtotal: sum(goods.map((line) => line.subtotal)),
    discount_total: sum(goods.map((line) => line.discount_total)),
    shipping_total: netOf(shipping),
    tax_lines,
    tax_total,
    rounding_total: MathBN.sub(total, net),
    total,
  }
}

/** Money off the price of one line: of what is left of its net, and of its taxes, the same share. */
function lowerPrice(
  invoice: CreditableInvoice,
  asked: { invoice_item_id: string; amount: AmountInput; at_most?: boolean }
): CreditTotals | null {
  const { currency_code } = invoice
  const item = itemOf(invoice, asked.invoice_item_id)
  const wanted = assertMoney(asked.amount, currency_code, `The amount off ${item.title}`)
  const groups = creditGroups(invoice)
  const net = netLeftOf(item, groups, currency_code)
  const own = invoice.tax_lines.filter((line) => hasTax(item.tax_lines, line))
  const taxes = own.map((line) => shareOfTax(invoice, groups, line, net))
  const left = MathBN.min(sum([net, ...taxes]), leftToCredit(invoice))
  const value = asked.at_most ? MathBN.min(wanted, left) : wanted
  if (asked.at_most && !value.isGreaterThan(0)) {
    return null
  }
  if (!value.isGreaterThan(0) || value.isGreaterThan(left)) {
    const say = (amount: Decimal): string => `${currency_code.toUpperCase()} ${moneyString(amount, currency_code)}`
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoice.name}: ${say(value)} of ${item.title} cannot be credited; ${say(positive(left))} of it is left to credit.`
    )
  }
  const weights = [net, ...taxes]
  const [base, ...amounts] = value.isEqualTo(sum(weights)) ? weights : splitMoney(value, weights.map(positive), currency_code)
  const tax_lines = own.map((line, index) => ({
    ...line,
    base: moneyString(base, currency_code),
    amount: moneyString(amounts[index], currency_code),
  }))
  const total = closed(invoice, groups, value)
  if (!total.isGreaterThan(0)) {
    throw tooMuch(invoice, value, leftToCredit(invoice))
  }
  const line = { ...amountLine(item.tax_lines, base, sum(amounts)), invoice_item_id: item.id, kind: "price" as const }
  return { ...amountTotals([line], tax_lines, MathBN.sub(total, value), total), tax_lines }
}

/** Net that is left of one line, no more than is left at its tax where a deposit is taken off; none of a deposit's own line. */
function netLeftOf(item: CreditableItem, groups: Group<CreditableItem>[], currencyCode: string): Decimal {
  const group = groups.find(({ items }) => items.some(({ id }) => id === item.id))!
  const own = ownNetLeft(item, group.lowered, currencyCode)
  const part = group.byLine.isZero()
    ? zero
    : own.isEqualTo(group.byLine)
      ? group.left
      : roundMoney(MathBN.div(MathBN.mult(group.left, own), group.byLine), currencyCode)
  const atTax = sum(groups.filter(({ key }) => key === group.key).map(({ left }) => left))
  return positive(MathBN.min(part, atTax))
}

/** Of what is left of a tax, the part that belongs to so much of its base. */
function shareOfTax(invoice: CreditableInvoice, groups: Group<CreditableItem>[], line: TaxAmount, base: Decimal): Decimal {
  const whole = sum(groups.filter(({ taxes }) => hasTax(taxes, line)).map((group) => group.left))
  const left = taxLeft(invoice, line)
  return whole.isZero()
    ? zero
    : base.isEqualTo(whole)
      ? left
      : roundMoney(MathBN.div(MathBN.mult(left, base), whole), invoice.currency_code)
}

/** An invoice after one more credit note. */
export const creditedBy = (invoice: CreditableInvoice, note: CreditTotals): CreditableInvoice => ({
  ...invoice,
  items: invoice.items.map((item) => {
    const pieces = note.lines.filter(({ invoice_item_id, kind }) => invoice_item_id === item.id && kind !== "price")
    return { ...item, credited_quantity: sum([item.credited_quantity, ...pieces.map(({ quantity }) => quantity)]) }
  }),
  credited: {
    total: MathBN.add(invoice.credited.total, note.total),
    tax_lines: [...invoice.credited.tax_lines, ...note.tax_lines],
    lines: [...invoice.credited.lines, ...note.lines],
  },
})

/** Two credit notes as one. */
function together(one: CreditTotals, more: CreditTotals, currencyCode: string): CreditTotals {
  const taxes = new Map<string, TaxAmount>()
  for (const line of [...one.tax_lines, ...more.tax_lines]) {
    const known = taxes.get(taxKey(line))
    taxes.set(taxKey(line), {
      ...line,
      base: moneyString(MathBN.add(known?.base ?? 0, line.base), currencyCode),
      amount: moneyString(MathBN.add(known?.amount ?? 0, line.amount), currencyCode),
    })
  }
  return {
    lines: [...one.lines, ...more.lines],
    subtotal: MathBN.add(one.subtotal, more.subtotal),
    discount_total: MathBN.add(one.discount_total, more.discount_total),
    shipping_total: MathBN.add(one.shipping_total, more.shipping_total),
    tax_lines: [...taxes.values()],
    tax_total: MathBN.add(one.tax_total, more.tax_total),
    rounding_total: MathBN.add(one.rounding_total, more.rounding_total),
    total: MathBN.add(one.total, more.total),
  }
}

/**
 * What a credit note over an amount takes back: of what is left of each tax, and of its base, the same share; one line per tax.
 *
 * @param amount - tax included
 * @throws NOT_ALLOWED for more than is left to credit; INVALID_DATA for more digits than the currency has
 */
export function creditAmount(invoice: CreditableInvoice, amount: AmountInput): CreditTotals {
  const { currency_code } = invoice
  const value = assertAmount(invoice, amount)
  const left = leftToCredit(invoice)
  const groups = creditGroups(invoice)
  const sets = [...new Set(groups.map(({ key }) => key))].map((key) => {
    const own = groups.filter((group) => group.key === key)
    return { taxes: own[0].taxes, net: sum(own.map((group) => group.left)) }
  })
  const taxes = invoice.tax_lines.map((line) => ({ line, left: taxLeft(invoice, line) }))
  const weights = [...sets.map(({ net }) => net), ...taxes.map((tax) => tax.left), roundingLeft(invoice, groups)]
  const parts = value.isEqualTo(left)
    ? weights
    : splitMoney(
        value,
        weights.map((weight) => MathBN.max(weight, 0)),
        currency_code
      )
  const nets = parts.slice(0, sets.length)
  const taxParts = parts.slice(sets.length, -1)
  const tax_lines = taxes.map(({ line }, index) => ({
    ...line,
    base: moneyString(sum(nets.filter((_, at) => hasTax(sets[at].taxes, line))), currency_code),
    amount: moneyString(taxParts[index], currency_code),
  }))
  const shares = taxes.map(({ line }, index) => {
    const weights = sets.map(({ taxes: own }, at) => (hasTax(own, line) ? nets[at].abs() : zero))
    return sum(weights).isZero() ? weights : splitMoney(taxParts[index], weights, currency_code)
  })
  const lines = sets.map(({ taxes: own }, at) =>
    amountLine(
      own,
      nets[at],
      sum(shares.map((share) => share[at]))
    )
  )
  return amountTotals(lines, used(tax_lines), parts[parts.length - 1], value)
}

/**
 * A discount that leaves the tax as it was invoiced: a note of no tax at all (category O), over net amounts.
 *
 * @param amount - of what is left without tax
 * @throws as `creditAmount`
 */
export function creditNetAmount(invoice: CreditableInvoice, amount: AmountInput): CreditTotals {
  const value = assertAmount(invoice, amount)
  if (value.isEqualTo(leftToCredit(invoice))) {
    return creditAmount(invoice, value)
  }
  const net = sum(creditGroups(invoice).map(({ left }) => left))
  if (value.isGreaterThan(net)) {
    throw tooMuch(invoice, value, net)
  }
  const tax = { ...KEPT_TAX, base: moneyString(value, invoice.currency_code), amount: moneyString(0, invoice.currency_code) }
  return amountTotals([amountLine([KEPT_TAX], value, zero)], [tax], zero, value)
}

const amountLine = (tax_lines: LineTax[], net: Decimal, tax_total: Decimal): CreditedLine => ({
  invoice_item_id: null,
  quantity: MathBN.convert(1),
  subtotal: net,
  discount_total: zero,
  tax_total,
  total: MathBN.add(net, tax_total),
  tax_lines,
})

function amountTotals(all: CreditedLine[], tax_lines: TaxAmount[], rounding: Decimal, total: Decimal): CreditTotals {
  const asking = all.filter(({ subtotal, tax_total }) => !subtotal.isZero() || !tax_total.isZero())
  const tax_total = sum(tax_lines.map(({ amount }) => amount))
  const subtotal = sum(all.map((line) => line.subtotal))
  return {
    lines: asking.length ? asking : all.slice(0, 1),
    subtotal,
    discount_total: zero,
    shipping_total: zero,
    tax_lines,
    tax_total,
    rounding_total: MathBN.convert(rounding),
    total,
  }
}

function assertAmount(invoice: CreditableInvoice, amount: AmountInput): Decimal {
  const value = assertMoney(amount, invoice.currency_code, "The credited amount")
  const left = leftToCredit(invoice)
  if (!value.isGreaterThan(0) || value.isGreaterThan(left)) {
    throw tooMuch(invoice, value, left)
  }
  return value
}

function quantities(
  invoice: CreditableInvoice,
  asked: { invoice_item_id: string; quantity: AmountInput }[]
): Map<string, Decimal> {
  const wanted = new Map<string, Decimal>()
  for (const { invoice_item_id, quantity } of asked) {
    const item = itemOf(invoice, invoice_item_id)
    const total = MathBN.add(wanted.get(item.id) ?? 0, quantity)
    const left = quantityLeft(item)
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

/** @throws NOT_FOUND */
function itemOf(invoice: CreditableInvoice, invoice_item_id: string): CreditableItem {
  const item = invoice.items.find(({ id }) => id === invoice_item_id)
  if (!item) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${invoice.name} has no line ${invoice_item_id}.`)
  }
  return item
}

/** Without its sign. */
export const quantityLeft = ({ quantity, credited_quantity }: Pick<CreditableItem, "quantity" | "credited_quantity">): Decimal =>
  MathBN.sub(quantity, credited_quantity).abs()

/** What of a group's lines is taken: by their own amounts, in the share that notes over amounts have left of the group. */
function takeLines(group: Group<CreditableItem>, wanted: Map<string, Decimal> | undefined, currencyCode: string): CreditedLine[] {
  const round = (amount: AmountInput): Decimal => roundMoney(amount, currencyCode)
  const parts = group.items.flatMap((item) => {
    const quantity = wanted ? (wanted.get(item.id) ?? zero) : quantityLeft(item)
    if (!quantity.isGreaterThan(0)) {
      return []
    }
    const before = MathBN.convert(item.credited_quantity).abs()
    const after = MathBN.add(before, quantity)
    const whole = MathBN.convert(item.quantity).abs()
    const part = (amount: AmountInput): Decimal =>
      MathBN.sub(partOf(amount, after, whole, round), partOf(amount, before, whole, round))
    const full = part(MathBN.sub(item.subtotal, item.discount_total))
    const less = MathBN.div(MathBN.mult(group.lowered.get(item.id) ?? 0, quantity), quantityLeft(item))
    const net = MathBN.sub(full, less)
    return [{ item, quantity, subtotal: part(item.subtotal), full, net, tax_total: part(item.tax_total) }]
  })
  const now = sum(parts.map(({ net }) => net))
  const taken = group.byLine.isZero()
    ? zero
    : now.isEqualTo(group.byLine)
      ? group.left
      : round(MathBN.div(MathBN.mult(group.left, now), group.byLine))
  const nets = now.isZero()
    ? parts.map(() => zero)
    : splitMoney(
        taken,
        parts.map(({ net }) => net.abs()),
        currencyCode
      )
  return parts.map(({ item, quantity, subtotal, full, tax_total }, index) => {
    const tax = full.isZero() ? tax_total : round(MathBN.div(MathBN.mult(tax_total, nets[index]), full))
    return {
      invoice_item_id: item.id,
      quantity: MathBN.lt(item.quantity, 0) ? quantity.negated() : quantity,
      subtotal,
      discount_total: MathBN.sub(subtotal, nets[index]),
      tax_total: tax,
      total: MathBN.add(nets[index], tax),
      tax_lines: item.tax_lines,
    }
  })
}

/** So much of a quantity in money, counted from the first unit, so that parts add up to the whole. */
export const partOf = (
  amount: AmountInput,
  quantity: AmountInput,
  whole: AmountInput,
  round: (amount: AmountInput) => Decimal
): Decimal => (MathBN.eq(quantity, whole) ? MathBN.convert(amount) : round(MathBN.div(MathBN.mult(amount, quantity), whole)))

/** Of each tax, what is left of it in the share of the base that is taken now. */
function takeTaxes(invoice: CreditableInvoice, groups: Group<CreditableItem>[], lines: CreditedLine[]): TaxAmount[] {
  const { currency_code } = invoice
  return invoice.tax_lines.flatMap((line) => {
    const own = lines.filter(({ tax_lines }) => hasTax(tax_lines, line))
    if (!own.length) {
      return []
    }
    const base = netOf(own)
    const leftBase = sum(groups.filter(({ taxes }) => hasTax(taxes, line)).map((group) => group.left))
    const left = taxLeft(invoice, line)
    const amount = base.isEqualTo(leftBase)
      ? left
      : roundMoney(MathBN.div(MathBN.mult(left, base), leftBase), currency_code)
    return [{ ...line, base: moneyString(base, currency_code), amount: moneyString(amount, currency_code) }]
  })
}

/** A deposit taken off leaves less at a rate than the goods had: those need the deposit's line beside them. */
function assertGroupsLeft(invoice: CreditableInvoice, groups: Group<CreditableItem>[], lines: CreditedLine[]): void {
  for (const { key, taxes } of groups) {
    const own = groups.filter((group) => group.key === key)
    const left = sum(own.map((group) => group.left))
    const ids = new Set(own.flatMap(({ items }) => items.map(({ id }) => id)))
    const taken = netOf(lines.filter(({ invoice_item_id }) => ids.has(invoice_item_id!)))
    const side = left.isNegative() ? -1 : 1
    if (taken.times(side).isNegative() || taken.times(side).isGreaterThan(left.times(side))) {
      const say = (amount: Decimal): string =>
        `${invoice.currency_code.toUpperCase()} ${moneyString(amount, invoice.currency_code)}`
      const at = taxes.length ? `at ${taxes.map(({ rate }) => MathBN.convert(rate).toFixed()).join(" + ")} %` : "untaxed"
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${invoice.name}: ${say(taken)} ${at} cannot be credited; ${say(left)} of it is left. Credit a line that takes a deposit off together with its goods.`
      )
    }
  }
}

function taxLeft(invoice: CreditableInvoice, line: TaxAmount): Decimal {
  const before = invoice.credited.tax_lines.filter((credited) => taxKey(credited) === taxKey(line))
  return MathBN.sub(line.amount, sum(before.map(({ amount }) => amount)))
}

/** What is left of the amount that closes the invoice to the order's rounded total. */
function roundingLeft(invoice: CreditableInvoice, groups: Group<CreditableItem>[]): Decimal {
  const taxes = invoice.tax_lines.map((line) => taxLeft(invoice, line))
  return MathBN.sub(leftToCredit(invoice), sum([...groups.map((group) => group.left), ...taxes]))
}

/**
 * What a note comes to that names so much net and tax. The one that names the last of them takes the invoice's rounding with it; one
 * before it leaves at least one minor unit, so that nothing is left unnamed when nothing is left to credit.
 */
function closed(invoice: CreditableInvoice, groups: Group<CreditableItem>[], named: Decimal): Decimal {
  const left = leftToCredit(invoice)
  const rounding = roundingLeft(invoice, groups)
  if (named.isEqualTo(MathBN.sub(left, rounding))) {
    return left
  }
  return rounding.isNegative() && named.plus(rounding).isLessThan(left)
    ? MathBN.min(named, left.minus(minorUnit(invoice.currency_code)))
    : named
}

const isLast = (invoice: CreditableInvoice, lines: CreditedLine[]): boolean =>
  invoice.items.every((item) => {
    const now = lines.find((line) => line.invoice_item_id === item.id)?.quantity ?? zero
    return MathBN.eq(MathBN.add(item.credited_quantity, now), item.quantity)
  })

const hasTax = (taxes: LineTax[], line: LineTax): boolean => taxes.some((tax) => taxKey(tax) === taxKey(line))

const used = (tax_lines: TaxAmount[]): TaxAmount[] =>
  tax_lines.filter(({ base, amount }) => !MathBN.eq(base, 0) || !MathBN.eq(amount, 0))

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
