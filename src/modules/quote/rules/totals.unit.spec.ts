import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import { roundMoney } from "../../../shared/money"
import { PricedLine, quoteTotals, TaxLine } from "./totals"

const vat = (rate: number): TaxLine => ({ rate, code: `VAT${rate}`, name: `VAT ${rate} %` })
const line = (quantity: number, unit_price: number, changes: Partial<PricedLine> = {}): PricedLine => ({
  quantity,
  unit_price,
  discount_percent: 0,
  is_tax_inclusive: false,
  tax_lines: [vat(10)],
  ...changes,
})
const shown = (totals: ReturnType<typeof quoteTotals>) => ({
  subtotal: totals.subtotal.toFixed(2),
  discount: totals.discount_total.toFixed(2),
  shipping: totals.shipping_total.toFixed(2),
  tax: totals.tax_total.toFixed(2),
  rounding: totals.rounding_total.toFixed(2),
  total: totals.total.toFixed(2),
})

describe("totals of a quote", () => {
  it("says 33.03 where the host keeps 33.033", () => {
    expect(shown(quoteTotals("eur", [line(3, 10.01)], []))).toEqual({
      subtotal: "30.03", discount: "0.00", shipping: "0.00", tax: "3.00", rounding: "0.00", total: "33.03",
    }) // prettier-ignore
  })

  it("takes a discount off before tax", () => {
    expect(shown(quoteTotals("eur", [line(2, 50, { discount_percent: 10 })], []))).toEqual({
      subtotal: "100.00", discount: "10.00", shipping: "0.00", tax: "9.00", rounding: "0.00", total: "99.00",
    }) // prettier-ignore
  })

  it("derives net parts where prices include tax", () => {
    expect(shown(quoteTotals("eur", [line(1, 123, { is_tax_inclusive: true, tax_lines: [vat(23)] })], []))).toEqual({
      subtotal: "100.00", discount: "0.00", shipping: "0.00", tax: "23.00", rounding: "0.00", total: "123.00",
    }) // prettier-ignore
  })

  it("groups tax by rate over items and shipping", () => {
    const totals = quoteTotals(
      "eur",
      [
        line(1, 10.05, { tax_lines: [vat(23)] }),
        line(1, 10.05, { tax_lines: [vat(23)] }),
        line(1, 7, { tax_lines: [vat(6)] }),
      ],
      [{ amount: 5, is_tax_inclusive: false, tax_lines: [vat(23)] }]
    )
    expect(totals.tax_lines).toEqual([
      { rate: 23, code: "VAT23", name: "VAT 23 %", base: "25.10", amount: "5.77" },
      { rate: 6, code: "VAT6", name: "VAT 6 %", base: "7.00", amount: "0.42" },
    ])
  })

  it("shows what many rounded lines lose against the host as rounding", () => {
    // 4 lines of 0.125 are 0.50 for the host and 4 × 0.13 on paper.
    const totals = quoteTotals(
      "eur",
      Array.from({ length: 4 }, () => line(1, 0.125, { tax_lines: [] })),
      []
    )
    expect(shown(totals)).toMatchObject({ subtotal: "0.52", rounding: "-0.02", total: "0.50" })
  })

  it("keeps net + tax + rounding = total, every part a whole number of minor units, whatever is offered", () => {
    const anyLine = fc.record({
      quantity: fc.integer({ min: 1, max: 500 }),
      unit_price: fc.integer({ min: 0, max: 10_000_000 }).map((units) => units / 1000),
      discount_percent: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 10_000 }).map((units) => units / 100)
      ),
      is_tax_inclusive: fc.boolean(),
      tax_lines: fc.constantFrom<TaxLine[]>([], [vat(6)], [vat(10)], [vat(10.75)], [vat(23)], [vat(5), vat(9.975)]),
    })
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 20 }),
        fc.constantFrom("eur", "jpy", "kwd"),
        (lines, code) => {
          const totals = quoteTotals(code, lines, [])
          const { subtotal, discount_total, shipping_total, tax_total, rounding_total, total } = totals
          expect(
            subtotal.minus(discount_total).plus(shipping_total).plus(tax_total).plus(rounding_total).toFixed()
          ).toBe(total.toFixed())
          expect(MathBN.add(0, ...totals.tax_lines.map((tax) => tax.amount)).toFixed()).toBe(tax_total.toFixed())
          for (const part of [subtotal, discount_total, tax_total, rounding_total, total]) {
            expect(roundMoney(part, code).toFixed()).toBe(part.toFixed())
          }
        }
      ),
      { numRuns: 1000 }
    )
  })
})
