import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, roundMoney, splitMoney } from "../../../shared/money"
import { LineTax } from "../types"
import { TaxAmount, taxKey } from "./invoice-totals"

/** What earlier credit notes took: their lines in the order in which they were issued, and their taxes. */
export type Credited = {
  total: AmountInput
  tax_lines: TaxAmount[]
  lines: {
    invoice_item_id: string | null
    /** "price" lowers the line's price and takes no quantity. */
    kind?: string
    quantity?: AmountInput
    subtotal: AmountInput
    discount_total: AmountInput
    tax_lines: LineTax[] | null
  }[]
}

type Item = {
  id: string
  quantity: AmountInput
  subtotal: AmountInput
  discount_total: AmountInput
  tax_lines: LineTax[]
  credited_quantity: AmountInput
}

/** Lines of the same taxes and the same sign: goods, or deposits that are taken off. */
export type Group<Row extends Item> = {
  key: string
  taxes: LineTax[]
  items: Row[]
  /** Net that no credit note took. */
  left: Decimal
  /** Net of the quantities that no note over lines took, by their own amounts; more than `left` after a note over an amount. */
  byLine: Decimal
  /** By line: what its price was lowered by, of the quantity that is left. */
  lowered: Map<string, Decimal>
}

/** The tax of a note that leaves the tax alone: outside its scope (EN 16931 category O). */
export const KEPT_TAX = {
  rate: "0",
  code: null,
  name: null,
  category: "O" as const,
  exemption_code: "VATEX-EU-O",
  exemption_reason: null,
}

const sum = (amounts: AmountInput[]): Decimal => MathBN.add(0, ...amounts)
const setKey = (taxes: LineTax[]): string => taxes.map(taxKey).sort().join("&")
const netOf = (row: { subtotal: AmountInput; discount_total: AmountInput }): Decimal =>
  MathBN.sub(row.subtotal, row.discount_total)

/** The lines of an invoice by their taxes, with what earlier credit notes left of them. */
export function creditGroups<Row extends Item>(invoice: {
  currency_code: string
  items: Row[]
  credited: Credited
}): Group<Row>[] {
  const { currency_code, items, credited } = invoice
  const rows = new Map<string, Row[]>()
  for (const item of items) {
    const side = `${netOf(item).isNegative() ? "-" : "+"}${setKey(item.tax_lines)}`
    rows.set(side, [...(rows.get(side) ?? []), item])
  }
  const lowered = loweredPrices(items, credited.lines)
  const groups = [...rows.values()].map((own) => ({
    key: setKey(own[0].tax_lines),
    taxes: own[0].tax_lines,
    items: own,
    left: sum(own.map(netOf)),
    byLine: sum(own.map((item) => ownNetLeft(item, lowered, currency_code))),
    lowered,
  }))
  credited.lines.forEach((line) => takeFrom(groups, line, currency_code))
  return groups
}

/** What is left of a line by its own amounts: of its quantity, and of its price. */
export const ownNetLeft = (item: Item, lowered: ReadonlyMap<string, Decimal>, currencyCode: string): Decimal =>
  MathBN.sub(byLineLeft(item, currencyCode), lowered.get(item.id) ?? 0)

/** A price that was lowered goes with the quantities that are credited later, in their share of what was left then. */
function loweredPrices(items: Item[], lines: Credited["lines"]): Map<string, Decimal> {
  const lowered = new Map<string, Decimal>()
  const credited = new Map<string, Decimal>()
  for (const line of lines) {
    const item = items.find(({ id }) => id === line.invoice_item_id)
    if (item && line.kind === "price") {
      lowered.set(item.id, MathBN.add(lowered.get(item.id) ?? 0, netOf(line)))
    } else if (item) {
      const before = MathBN.convert(credited.get(item.id) ?? 0)
      const now = MathBN.convert(line.quantity ?? 0)
      const [left, less] = [MathBN.sub(item.quantity, before), lowered.get(item.id)]
      if (less && !left.isZero()) {
        lowered.set(item.id, MathBN.sub(less, MathBN.div(MathBN.mult(less, now), left)))
      }
      credited.set(item.id, before.plus(now))
    }
  }
  return lowered
}

function byLineLeft(item: Item, currencyCode: string): Decimal {
  const net = netOf(item)
  const credited = MathBN.eq(item.credited_quantity, item.quantity)
    ? net
    : roundMoney(MathBN.div(MathBN.mult(net, item.credited_quantity), item.quantity), currencyCode)
  return MathBN.sub(net, credited)
}

/**
 * Lowers what groups have left by one line of a credit note: the group of its invoice line, or of its tax. What no tax of the invoice is
 * touched by is taken from all goods, by what they have left at that time.
 */
function takeFrom<Row extends Item>(groups: Group<Row>[], line: Credited["lines"][number], currencyCode: string): void {
  const net = netOf(line)
  const isAsked = (group: Group<Row>): boolean => !netOf(group.items[0]).isNegative()
  const ofTax = groups.filter(({ key }) => key === setKey(line.tax_lines ?? []))
  const own = line.invoice_item_id
    ? groups.find(({ items }) => items.some(({ id }) => id === line.invoice_item_id))
    : (ofTax.find(isAsked) ?? ofTax[0])
  if (own) {
    own.left = MathBN.sub(own.left, net)
    return
  }
  const asked = groups.filter(isAsked)
  const weights = asked.map(({ key }) =>
    MathBN.max(sum(groups.filter((group) => group.key === key).map(({ left }) => left)), 0)
  )
  if (sum(weights).isGreaterThan(0)) {
    const parts = splitMoney(net, weights, currencyCode)
    asked.forEach((group, index) => {
      group.left = MathBN.sub(group.left, parts[index])
    })
  }
}
