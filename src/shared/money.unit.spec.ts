import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import { assertExact, assertMoney, configureCurrencyDecimals, currencyDecimals, moneyString, roundMoney, splitMoney } from "./money"

describe("money", () => {
  afterEach(() => configureCurrencyDecimals({}))

  it.each([
    ["eur", 2],
    ["JPY", 0],
    ["kwd", 3],
    ["huf", 2],
    ["iqd", 3],
    ["clf", 4],
  ])("knows the minor unit of %s by ISO 4217", (code, digits) => {
    expect(currencyDecimals(code)).toBe(digits)
  })

  it("lets an option override the minor unit", () => {
    configureCurrencyDecimals({ HUF: 0 })
    expect(moneyString("1234.5", "huf")).toBe("1235")
  })

  it.each([
    ["33.033", "eur", "33.03"],
    ["27.676425", "usd", "27.68"],
    ["1.005", "eur", "1.01"],
    ["-1.005", "eur", "-1.01"],
    ["0.5", "jpy", "1"],
    ["1.0005", "kwd", "1.001"],
  ])("rounds %s %s half away from zero to %s", (amount, code, rounded) => {
    expect(moneyString(amount, code)).toBe(rounded)
  })

  it("refuses an amount with more decimals than its currency has", () => {
    expect(() => assertMoney("1.001", "eur", "The receipt's amount")).toThrow("The receipt's amount is 1.001, but EUR has 2 decimals.")
  })

  it("refuses a number that cannot be kept exactly", () => {
    expect(() => assertExact("1234567890123.456", "The price")).toThrow(
      "The price is 1234567890123.456; at most 15 digits can be kept exactly."
    )
    expect(() => assertExact(Infinity, "The price")).toThrow("The price must be a number.")
    expect(() => assertExact(NaN, "The price")).toThrow("The price must be a number.")
  })

  it("splits an amount so that the parts add up to it and none is a unit away from its share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }).filter((weights) => weights.some(Boolean)),
        fc.constantFrom("eur", "jpy", "kwd"),
        (units, weights, code) => {
          const amount = MathBN.convert(units).shiftedBy(-currencyDecimals(code))
          const parts = splitMoney(amount, weights, code)
          expect(MathBN.add(...parts).toFixed()).toBe(amount.toFixed())
          const sum = weights.reduce((a, b) => a + b)
          parts.forEach((part, index) => {
            expect(roundMoney(part, code).toFixed()).toBe(part.toFixed())
            const share = amount.times(weights[index]).div(sum)
            expect(part.minus(share).abs().shiftedBy(currencyDecimals(code)).toNumber()).toBeLessThanOrEqual(1)
          })
        }
      )
    )
  })
})
