import { exchangeDifference, factorTo, takenAcross } from "./cross-currency"
import { RateRow } from "./exchange-rate"

const rate = (from_currency: string, to_currency: string, value: string): RateRow => ({
  rate_date: "2026-11-20",
  from_currency,
  to_currency,
  rate: value,
  source: "ECB",
})

describe("money in another currency", () => {
  it.each([
    ["at the pair's own rate", rate("usd", "eur", "0.92"), "usd", "eur", "92", "500", "100"],
    ["at the rate turned round", rate("eur", "usd", "1.25"), "usd", "eur", "80", "500", "100"],
    ["rounded to the money's currency", rate("usd", "eur", "0.92"), "usd", "eur", "10", "500", "10.87"],
    ["into a currency without cents", rate("eur", "jpy", "160.5"), "jpy", "eur", "10", "99999", "1605"],
    ["all that is left, whatever the rounding", rate("usd", "eur", "0.9177"), "usd", "eur", "91.77", "100", "100"],
    ["all that is left of an odd sum", rate("eur", "jpy", "160.53"), "eur", "jpy", "536", "3.34", "3.34"],
    ["never nothing", rate("eur", "jpy", "160.53"), "eur", "jpy", "1", "500", "0.01"],
  ])("%s", (_name, row, source_currency, invoice_currency, amount, left, expected) => {
    expect(takenAcross({ amount, invoice_currency, left, source_currency, rate: row }).toFixed()).toBe(expected)
  })

  it("knows how much one unit is worth, either way round", () => {
    expect(factorTo(rate("usd", "eur", "0.92"), "eur").toFixed()).toBe("0.92")
    expect(factorTo(rate("eur", "usd", "1.25"), "eur").toFixed()).toBe("0.8")
  })

  it("is worth more or less than the debt was when it was issued", () => {
    // An invoice of USD 100 at 0.90 was EUR 90; EUR 92 came for it.
    const debt = { amount: "100", currency_code: "usd", rate: rate("usd", "eur", "0.90") }
    const money = { amount: "92", currency_code: "eur", rate: null }
    expect(exchangeDifference(money, debt, "eur")?.toFixed()).toBe("2")
    // The same in pounds: each side at its own day's rate.
    const issued = { ...debt, rate: rate("usd", "gbp", "0.80") }
    const paid = { ...money, rate: rate("eur", "gbp", "0.85") }
    expect(exchangeDifference(paid, issued, "gbp")?.toFixed()).toBe("-1.8")
    expect(exchangeDifference({ ...paid, rate: null }, issued, "gbp")).toBeNull()
  })
})
