import { MathBN } from "@medusajs/framework/utils"
import * as fc from "fast-check"

import { InvoicedDocument, InvoiceLineInput, LineTax, OrderDocuments } from "../types"
import { depositLines, openDeposits, splitDeposit, taxGroups } from "./deposit"
import { invoiceTotals } from "./invoice-totals"

const tax = (rate: number): LineTax[] => (rate ? [{ rate, code: `VAT${rate}`, name: "VAT" }] : [])

const line = (cents: number, quantity: number, rate: number): InvoiceLineInput => ({
  kind: "item",
  order_item_id: `i${cents}-${rate}`,
  title: "Thing",
  quantity,
  unit_price: cents / 100,
  subtotal: MathBN.div(MathBN.mult(cents, quantity), 100),
  discount_total: 0,
  tax_lines: tax(rate),
})

/** An issued invoice as it would be stored. */
function stored(id: string, document_type: string, lines: InvoiceLineInput[], totals: ReturnType<typeof invoiceTotals>): InvoicedDocument {
  return {
    id,
    number: `INV-${id}`,
    status: "issued",
    document_type,
    issue_date: "2026-11-25",
    currency_code: "eur",
    fulfillment_id: null,
    total: totals.total.toFixed(),
    allocated_total: "0",
    items: lines.map(({ kind, title, order_item_id, quantity, tax_lines, deposit_invoice_id }, index) => ({
      id: `${id}-${index}`,
      kind,
      title,
      order_item_id: order_item_id ?? null,
      deposit_invoice_id: deposit_invoice_id ?? null,
      quantity: MathBN.convert(quantity).toFixed(),
      subtotal: totals.lines[index].subtotal.toFixed(),
      discount_total: totals.lines[index].discount_total.toFixed(),
      tax_total: totals.lines[index].tax_total.toFixed(),
      total: totals.lines[index].total.toFixed(),
      tax_lines,
    })),
  }
}

const asDeposit = (gross: string, groups: ReturnType<typeof taxGroups>): InvoiceLineInput[] =>
  splitDeposit(gross, groups, "eur").map(({ net, tax_lines }) => ({
    kind: "deposit",
    title: "Deposit",
    quantity: 1,
    unit_price: net,
    subtotal: net,
    discount_total: 0,
    tax_lines,
  }))

const order = fc.array(
  fc.record({ cents: fc.integer({ min: 1, max: 1_000_000 }), quantity: fc.integer({ min: 1, max: 40 }), rate: fc.constantFrom(0, 5, 6, 7.7, 13, 19, 20, 23) }),
  { minLength: 1, maxLength: 8 }
) // prettier-ignore

describe("deposits", () => {
  it("ask for exactly their amount, net + tax + rounding = total, each tax in proportion", () => {
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 100 }), (items, percent) => {
        const lines = items.map(({ cents, quantity, rate }) => line(cents, quantity, rate))
        const whole = invoiceTotals("eur", lines).total
        const gross = MathBN.div(MathBN.mult(whole, percent), 100).decimalPlaces(2, 4)
        fc.pre(gross.isGreaterThan(0))
        const totals = invoiceTotals("eur", asDeposit(gross.toFixed(), taxGroups(lines)))
        expect(totals.total.toFixed()).toBe(gross.toFixed())
        const { subtotal, discount_total, shipping_total, tax_total, rounding_total } = totals
        expect(MathBN.add(MathBN.sub(subtotal, discount_total), shipping_total, tax_total, rounding_total).toFixed()).toBe(gross.toFixed())
        expect(rounding_total.abs().isLessThanOrEqualTo(MathBN.mult(0.01, totals.tax_lines.length))).toBe(true)
      })
    )
  })

  it("and a final invoice that takes them off add up to the order to the cent, taxing nothing twice", () => {
    fc.assert(
      fc.property(order, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 3 }), (items, percents) => {
        fc.pre(percents.reduce((sum, percent) => sum + percent, 0) <= 100)
        const lines = items.map(({ cents, quantity, rate }) => line(cents, quantity, rate))
        const whole = invoiceTotals("eur", lines)
        const documents: OrderDocuments = { invoices: [], notes: [] }
        for (const percent of percents) {
          const gross = MathBN.div(MathBN.mult(whole.total, percent), 100).decimalPlaces(2, 3)
          const pending = openDeposits(documents).map(({ base, tax_lines }) => ({ subtotal: base.negated(), discount_total: 0, tax_lines }))
          const groups = taxGroups([...lines, ...pending]).filter(({ net }) => net.isGreaterThan(0))
          if (!gross.isGreaterThan(0) || !groups.length) {
            continue
          }
          const own = asDeposit(gross.toFixed(), groups)
          documents.invoices.push(stored(`d${documents.invoices.length}`, "386", own, invoiceTotals("eur", own)))
        }
        const before = MathBN.add(0, ...documents.invoices.map(({ total }) => total))
        const taken = depositLines(lines, openDeposits(documents), "eur", ({ number }) => `${number}`)
        const final = invoiceTotals("eur", [...lines, ...taken], { order_total: whole.total, invoiced_total: before })
        expect(MathBN.add(before, final.total).toFixed()).toBe(whole.total.toFixed())
        const { subtotal, discount_total, shipping_total, tax_total, rounding_total } = final
        expect(MathBN.add(MathBN.sub(subtotal, discount_total), shipping_total, tax_total, rounding_total).toFixed()).toBe(final.total.toFixed())
        for (const { rate, base, amount } of final.tax_lines) {
          expect(MathBN.gte(base, 0)).toBe(true)
          expect(MathBN.div(MathBN.mult(base, rate), 100).decimalPlaces(2, 4).toFixed()).toBe(MathBN.convert(amount).toFixed())
        }
        const closed: OrderDocuments = { invoices: [...documents.invoices, stored("f", "380", [...lines, ...taken], final)], notes: [] }
        expect(openDeposits(closed)).toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  it("are left by what credit notes took back, and come back with the invoice that took them off", () => {
    const own = asDeposit("60.00", taxGroups([line(10000, 1, 20)]))
    const deposit = stored("d", "386", own, invoiceTotals("eur", own))
    const base = (notes: OrderDocuments["notes"], invoices = [deposit]) =>
      openDeposits({ invoices, notes }).map((open) => open.base.toFixed())
    expect(base([])).toEqual(["50"])
    const credited = (subtotal: string) => [{ ...deposit.items[0], id: "c", invoice_item_id: null, subtotal }]
    const note = { id: "n", number: "CN-1", invoice_id: "d", reason_code: null, total: "24", items: credited("20") }
    expect(base([note])).toEqual(["30"])
    expect(base([{ ...note, total: "60", items: credited("50") }])).toEqual([])
    expect(base([{ ...note, reason_code: "early_payment" as const }])).toEqual(["50"])
    const taken = depositLines([line(10000, 1, 20)], openDeposits({ invoices: [deposit], notes: [] }), "eur", () => "Less")
    const lines = [line(10000, 1, 20), ...taken]
    const final = stored("f", "380", lines, invoiceTotals("eur", lines))
    expect(base([], [deposit, final])).toEqual([])
    expect(base([], [deposit, { ...final, status: "voided" }])).toEqual(["50"])
    const back = { ...final.items[1], id: "x", invoice_item_id: final.items[1].id }
    expect(base([{ ...note, invoice_id: "f", total: "60", items: [back] }], [deposit, final])).toEqual(["50"])
  })

  it("are taken off a part invoice no further than it goes", () => {
    const own = asDeposit("60.00", taxGroups([line(10000, 1, 20)]))
    const deposit = stored("d", "386", own, invoiceTotals("eur", own))
    const part = [line(2000, 1, 20), line(5000, 1, 10)]
    const taken = depositLines(part, openDeposits({ invoices: [deposit], notes: [] }), "eur", () => "Less")
    expect(taken.map(({ quantity, subtotal }) => [quantity, MathBN.convert(subtotal).toFixed()])).toEqual([[-1, "-20"]])
    expect(invoiceTotals("eur", [...part, ...taken]).total.toFixed()).toBe("55")
  })
})
