import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import { currencyDecimals, roundMoney } from "../../../shared/money"
import { InvoiceLineInput } from "../types"
import { invoiceTotals } from "./invoice-totals"

const UNSTATED = { category: null, exemption_code: null, exemption_reason: null }
const VAT = { rate: "10", code: "VAT10", name: "VAT" }
const line = (subtotal: string, change: Partial<InvoiceLineInput> = {}): InvoiceLineInput => ({
  kind: "item",
  title: "Bolt",
  quantity: 1,
  unit_price: subtotal,
  subtotal,
  discount_total: "0",
  tax_lines: [VAT],
  ...change,
})
const figures = (lines: InvoiceLineInput[], code = "eur", closing?: Parameters<typeof invoiceTotals>[2]) => {
  const { subtotal, discount_total, shipping_total, tax_total, rounding_total, total } = invoiceTotals(
    code,
    lines,
    closing
  )
  return [subtotal, discount_total, shipping_total, tax_total, rounding_total, total].map((amount) => amount.toFixed())
}

describe("totals of an invoice", () => {
  it.each<[string, InvoiceLineInput[], string, string[]]>([
    ["3 x 10.01 + 10 %, which the host keeps as 33.033", [line("30.03")], "eur", ["30.03", "0", "0", "3", "0", "33.03"]],
    ["what closes to the host's sum is rounding", [line("10.004"), line("10.004")], "eur", ["20", "0", "0", "2", "0.01", "22.01"]],
    ["a discount and shipping without tax", [line("50", { discount_total: "5" }), line("4.9", { kind: "shipping", tax_lines: [] })], "eur", ["50", "5", "4.9", "4.5", "0", "54.4"]],
    ["a currency without cents", [line("100.4"), line("100.4")], "jpy", ["200", "0", "0", "20", "1", "221"]],
    ["a currency of three digits", [line("1.0005")], "kwd", ["1.001", "0", "0", "0.1", "0", "1.101"]],
    ["wholly discounted", [line("10", { discount_total: "10" })], "eur", ["10", "10", "0", "0", "0", "0"]],
    ["two taxes on one base", [line("100", { tax_lines: [VAT, { rate: "2.5", code: "CITY", name: "City" }] })], "eur", ["100", "0", "0", "12.5", "0", "112.5"]],
    ["a credit of the host as a line", [line("100"), line("-20", { tax_lines: [] })], "eur", ["80", "0", "0", "10", "0", "90"]],
  ])("%s", (_case, lines, code, expected) => expect(figures(lines, code)).toEqual(expected)) // prettier-ignore

  it("has tax per rate on the summed base", () => {
    const { tax_lines } = invoiceTotals("eur", [
      line("0.05"),
      line("0.05"),
      line("1", { tax_lines: [{ ...VAT, rate: "20" }] }),
    ])
    expect(tax_lines).toEqual([
      { ...VAT, ...UNSTATED, base: "0.10", amount: "0.01" },
      { ...VAT, ...UNSTATED, rate: "20", base: "1.00", amount: "0.20" },
    ])
  })

  it("keeps taxes of another category or exemption apart", () => {
    const exempt = { rate: "0", code: "Z", name: "No VAT", category: "AE", exemption_code: "VATEX-EU-AE" } as const
    const { tax_lines } = invoiceTotals("eur", [
      line("5", { tax_lines: [exempt] }),
      line("7", { tax_lines: [{ ...exempt, category: "K", exemption_code: "VATEX-EU-IC" }] }),
    ])
    expect(tax_lines.map(({ category, exemption_code, base }) => [category, exemption_code, base])).toEqual([
      ["AE", "VATEX-EU-AE", "5.00"],
      ["K", "VATEX-EU-IC", "7.00"],
    ])
  })

  it("the last invoice of an order takes what is left of its rounded total", () => {
    expect(
      figures([line("20.02")], "eur", {
        order_total: "33.044",
        invoiced_total: "11.01",
      }).slice(-2)
    ).toEqual(["0.01", "22.03"])
  })

  it("refuses to call a real difference rounding", () => {
    expect(() => figures([line("10")], "eur", { order_total: "90", invoiced_total: "0" })).toThrow(
      "The lines to invoice add up to EUR 11.00, but EUR 90.00 of the order is left to invoice"
    )
    expect(() => figures([line("10")], "eur", { order_total: "9", invoiced_total: "20" })).toThrow(
      "The order's total is less than what is invoiced already: EUR 11.00 would have to be credited first."
    )
  })

  it("net + tax + rounding = total, and parts of an order add up to it, whatever the lines", () => {
    const price = fc.integer({ min: 1, max: 10_000_000 }).map((units) => MathBN.div(units, 1000).toFixed())
    const lines = fc.array(
      fc.record({
        price,
        quantity: fc.integer({ min: 1, max: 9 }),
        rate: fc.constantFrom("0", "5.5", "10", "23"),
      }),
      { minLength: 1, maxLength: 8 }
    )
    fc.assert(
      fc.property(lines, fc.constantFrom("eur", "jpy", "kwd"), (drawn, code) => {
        const all = drawn.map(({ price: each, quantity, rate }) =>
          line(MathBN.mult(each, quantity).toFixed(), {
            quantity,
            tax_lines: [{ rate, code: null, name: null }],
          })
        )
        const exact = MathBN.add(
          0,
          ...all.map((one) => MathBN.mult(one.subtotal, MathBN.add(1, MathBN.div(one.tax_lines[0].rate, 100))))
        )
        const first = invoiceTotals(code, all.slice(0, 1))
        const rest =
          all.length > 1
            ? [
                invoiceTotals(code, all.slice(1), {
                  order_total: exact,
                  invoiced_total: first.total,
                }),
              ]
            : []
        for (const part of [first, ...rest]) {
          const { subtotal, discount_total, shipping_total, tax_total, rounding_total, total } = part
          expect(
            MathBN.add(MathBN.sub(subtotal, discount_total), shipping_total, tax_total, rounding_total).toFixed()
          ).toBe(total.toFixed())
          for (const amount of [subtotal, tax_total, rounding_total, total]) {
            expect((amount.decimalPlaces() ?? 0) <= currencyDecimals(code)).toBe(true)
          }
        }
        expect(MathBN.add(first.total, ...rest.map(({ total }) => total), 0).toFixed()).toBe(
          roundMoney(exact, code).toFixed()
        )
      })
    )
  })
})
