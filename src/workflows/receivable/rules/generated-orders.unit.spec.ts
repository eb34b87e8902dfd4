import { decorateCartTotals, MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import {
  creditAmount,
  CreditableInvoice,
  creditItems,
  CreditTotals,
  quantityLeft,
} from "../../../modules/receivable/rules/credit-amounts"
import { depositLines, OpenDeposit, splitDeposit, taxGroups } from "../../../modules/receivable/rules/deposit"
import { planInstalments } from "../../../modules/receivable/rules/instalments"
import { InvoiceTotals, invoiceTotals, taxKey } from "../../../modules/receivable/rules/invoice-totals"
import { InvoiceLineInput } from "../../../modules/receivable/types"
import { currencyDecimals, roundMoney } from "../../../shared/money"
import { HostOrder } from "../host/host-order"
import { linesToInvoice } from "./order-lines"

/** All of them with CRM_DEEP=1, else as many as a test of rules may take the time for. */
const DEEP = process.env.CRM_DEEP === "1"
const ORDERS = 10_000
const RUNS = DEEP ? { numRuns: ORDERS } : { numRuns: ORDERS, interruptAfterTimeLimit: 12_000, markInterruptAsFailure: false }

const TAXES = [[], ["0"], ["5.5"], ["10"], ["19"], ["23"], ["5", "9.975"], ["10", "2.25"]]

const generated = fc.record({
  currency: fc.constantFrom("eur", "usd", "jpy", "kwd"),
  inclusive: fc.boolean(),
  lines: fc.array(
    fc.record({
      units: fc.integer({ min: 1, max: 900_000 }),
      quantity: fc.constantFrom(1, 1, 2, 3, 7, 12, 100),
      taxes: fc.constantFrom(...TAXES),
      /** Of the line's price, in percent. */
      discount: fc.constantFrom(0, 0, 0, 7.5, 33.3, 100),
    }),
    { minLength: 1, maxLength: 5 }
  ),
  shipping: fc.option(fc.record({ units: fc.integer({ min: 0, max: 9_999 }), taxes: fc.constantFrom(...TAXES) })),
  /** The part of the order that a first invoice takes, and the percentage that a deposit asks before. */
  first: fc.option(fc.integer({ min: 1, max: 99 })),
  deposit: fc.option(fc.integer({ min: 1, max: 100 })),
  credits: fc.array(
    fc.oneof(fc.record({ line: fc.nat(9), part: fc.constantFrom(1, 0.5) }), fc.record({ share: fc.integer({ min: 1, max: 999 }) })),
    { maxLength: 3 }
  ),
})

type Generated = typeof generated extends fc.Arbitrary<infer Value> ? Value : never

/** The order as the host would compute it, by its own function (2.21.2). */
function hostOrder({ currency, inclusive, lines, shipping }: Generated): HostOrder {
  const price = (units: number): string => MathBN.convert(units).shiftedBy(-currencyDecimals(currency)).toFixed()
  const taxLines = (taxes: string[]) => taxes.map((rate) => ({ rate: parseFloat(rate), code: `T${rate}` }))
  const order = {
    items: lines.map(({ units, quantity, taxes, discount }, index) => ({
      id: `item_${index}`,
      title: `Part ${index}`,
      created_at: "2026-11-25T00:00:00Z",
      quantity,
      unit_price: price(units),
      is_tax_inclusive: inclusive,
      tax_lines: taxLines(taxes),
      adjustments: discount
        ? [{ amount: MathBN.mult(MathBN.mult(price(units), quantity), discount / 100).toFixed(), is_tax_inclusive: inclusive }]
        : [],
      detail: { return_received_quantity: 0, return_dismissed_quantity: 0, delivered_quantity: 0 },
      metadata: null,
    })),
    shipping_methods: shipping
      ? [{ id: "ship", name: "Parcel", amount: price(shipping.units), is_tax_inclusive: inclusive, tax_lines: taxLines(shipping.taxes), adjustments: [] }]
      : [],
  }
  return decorateCartTotals(order as never) as unknown as HostOrder
}

/** As `expect`, which would take most of the time of so many. */
function assertThat(what: string, holds: boolean): void {
  if (!holds) {
    throw new Error(`It does not hold that ${what}.`)
  }
}

const sum = (amounts: Parameters<typeof MathBN.add>): ReturnType<typeof MathBN.add> => MathBN.add(0, ...amounts)

function assertDocument(totals: InvoiceTotals, currency: string): void {
  const net = MathBN.add(MathBN.sub(totals.subtotal, totals.discount_total), totals.shipping_total)
  assertThat("net + tax + rounding = total", MathBN.add(net, totals.tax_total, totals.rounding_total).isEqualTo(totals.total))
  assertThat("lines are the net total", sum(totals.lines.map((line) => MathBN.sub(line.subtotal, line.discount_total))).isEqualTo(net))
  assertThat("taxes are the tax total", sum(totals.tax_lines.map(({ amount }) => amount)).isEqualTo(totals.tax_total))
  for (const { rate, base, amount } of totals.tax_lines) {
    assertThat("a tax is its rate of its base", roundMoney(MathBN.div(MathBN.mult(base, rate), 100), currency).isEqualTo(MathBN.convert(amount)))
  }
  const parts = planInstalments(totals.total, currency, "2026-11-25", {
    name: "thirds",
    instalments: [33.34, 33.33, 33.33].map((percent, index) => ({ percent, days: 30 * (index + 1) })),
  })
  assertThat("instalments are the total", sum(parts.map(({ amount }) => amount)).isEqualTo(totals.total))
}

const creditable = (lines: InvoiceLineInput[], totals: InvoiceTotals, currency: string): CreditableInvoice => ({
  name: "Invoice",
  currency_code: currency,
  items: lines.map((line, index) => ({
    id: `line_${index}`,
    kind: line.kind,
    title: line.title,
    quantity: line.quantity,
    tax_lines: line.tax_lines,
    ...totals.lines[index],
    credited_quantity: 0,
  })),
  tax_lines: totals.tax_lines,
  total: totals.total,
  credited: { total: 0, tax_lines: [], lines: [] },
})

const after = (invoice: CreditableInvoice, note: CreditTotals): CreditableInvoice => ({
  ...invoice,
  items: invoice.items.map((item) => ({
    ...item,
    credited_quantity: MathBN.add(
      item.credited_quantity,
      note.lines.find(({ invoice_item_id }) => invoice_item_id === item.id)?.quantity ?? 0
    ),
  })),
  credited: {
    total: MathBN.add(invoice.credited.total, note.total),
    tax_lines: [...invoice.credited.tax_lines, ...note.tax_lines],
    lines: [...invoice.credited.lines, ...note.lines],
  },
})

/** Takes an invoice back by these steps, and what they leave at once. */
function creditToNothing(start: CreditableInvoice, steps: Generated["credits"]): void {
  let invoice = start
  for (const step of steps) {
    try {
      const left = MathBN.sub(invoice.total, invoice.credited.total)
      const item = "line" in step ? invoice.items[step.line % invoice.items.length] : null
      const note = item
        ? creditItems(invoice, [{ invoice_item_id: item.id, quantity: MathBN.mult(quantityLeft(item), (step as { part: number }).part) }])
        : creditAmount(invoice, roundMoney(MathBN.mult(left, (step as { share: number }).share / 1000), invoice.currency_code))
      invoice = after(invoice, note)
    } catch (error) {
      if (!/cannot be credited/.test((error as Error).message)) {
        throw error
      }
    }
  }
  if (MathBN.lt(invoice.credited.total, invoice.total)) {
    invoice = after(invoice, creditItems(invoice))
  }
  assertThat("credit notes come to exactly the invoice", MathBN.eq(invoice.credited.total, invoice.total))
  for (const tax of MathBN.gt(invoice.total, 0) ? invoice.tax_lines : []) {
    const credited = invoice.credited.tax_lines.filter((line) => taxKey(line) === taxKey(tax)).map(({ amount }) => amount)
    assertThat("credit notes come to exactly each tax", sum(credited).isEqualTo(MathBN.convert(tax.amount)))
  }
}

/** Deposit, one or two invoices of the goods, and the credit notes of all of them. */
function runThrough(facts: Generated): void {
  const { currency, first, deposit, credits } = facts
  const order = hostOrder(facts)
  const orderTotal = roundMoney(order.total, currency)
  const documents: { lines: InvoiceLineInput[]; totals: InvoiceTotals }[] = []
  const invoiced = new Map<string, ReturnType<typeof MathBN.convert>>()
  let open: OpenDeposit[] = []
  const add = (lines: InvoiceLineInput[], closing: boolean): void => {
    const invoiced_total = sum(documents.map(({ totals }) => totals.total))
    const of = { order_total: order.total, invoiced_total }
    const totals = invoiceTotals(currency, lines, closing ? of : null, of)
    assertDocument(totals, currency)
    documents.push({ lines, totals })
  }
  const asked = deposit ? roundMoney(MathBN.mult(orderTotal, deposit / 100), currency) : MathBN.convert(0)
  if (asked.isGreaterThan(0)) {
    const groups = taxGroups(linesToInvoice(order, invoiced).lines)
    const lines = splitDeposit(asked, groups, currency).map(({ net, tax_lines }) => ({
      kind: "deposit" as const,
      title: "Deposit",
      quantity: 1,
      unit_price: roundMoney(net, currency),
      subtotal: net,
      discount_total: 0,
      tax_lines,
    }))
    add(lines, false)
    open = taxGroups(lines, (net) => roundMoney(net, currency)).map(({ tax_lines, net }) => ({
      invoice_id: "deposit",
      number: "1",
      issue_date: "2026-11-25",
      tax_lines,
      base: net,
    }))
  }
  const selections = first
    ? [order.items.map(({ id, quantity }) => ({ order_item_id: id, quantity: MathBN.mult(quantity, first / 100).decimalPlaces(0, 0) })), undefined]
    : [undefined]
  for (const selection of selections) {
    const { lines, complete } = linesToInvoice(order, invoiced, selection?.filter(({ quantity }) => quantity.isGreaterThan(0)))
    if (!lines.length) {
      continue
    }
    lines.forEach(({ order_item_id, quantity }) => invoiced.set(order_item_id, MathBN.add(invoiced.get(order_item_id) ?? 0, quantity)))
    const taken = depositLines(lines, open, currency, () => "Deposit")
    open = open.map((part) => ({
      ...part,
      base: MathBN.add(part.base, ...taken.filter(({ tax_lines }) => tax_lines === part.tax_lines || JSON.stringify(tax_lines) === JSON.stringify(part.tax_lines)).map(({ subtotal }) => subtotal)),
    }))
    add([...lines, ...taken], complete)
  }
  assertThat("invoices come to the order's rounded total", sum(documents.map(({ totals }) => totals.total)).isEqualTo(orderTotal))
  documents.forEach(({ lines, totals }) => creditToNothing(creditable(lines, totals, currency), credits))
}

describe("documents of generated orders", () => {
  it(
    "add up, come to the order's total as the host computes it, and are credited to exactly nothing",
    () => {
      let orders = 0
      fc.assert(
        fc.property(generated, (facts) => {
          runThrough(facts)
          orders++
        }),
        RUNS
      )
      process.stdout.write(`generated orders: ${orders}\n`)
      expect(orders).toBeGreaterThan(DEEP ? ORDERS - 1 : 20)
    },
    DEEP ? 3_600_000 : 90_000
  )
})
