import { creditedTax, RateRow, taxInCompanyCurrency } from "./exchange-rate"
import { ratesOfCsv, rateProblem } from "./exchange-rate-csv"

const rate = (from_currency: string, to_currency: string, value: string): RateRow => ({
  rate_date: "2026-11-20",
  from_currency,
  to_currency,
  rate: value,
  source: "ECB",
})

describe("tax in the company's currency", () => {
  it("is computed from the rate as it was given", () => {
    expect(taxInCompanyCurrency(rate("usd", "eur", "0.9213"), "usd", "19")).toEqual({
      currency_code: "eur",
      rate: "0.9213",
      rate_date: "2026-11-20",
      source: "ECB",
      tax_total: "17.50",
    })
  })

  it("is computed from the rate turned round, which is stated rounded", () => {
    const stated = taxInCompanyCurrency(rate("eur", "usd", "3"), "usd", "100000000")
    expect([stated.rate, stated.tax_total]).toEqual(["0.3333333333", "33333333.33"])
  })

  it("is rounded to that currency", () => {
    expect(taxInCompanyCurrency(rate("usd", "jpy", "150.05"), "usd", "1").tax_total).toBe("150")
  })

  it("of an invoice's credit notes never comes to more than the invoice's", () => {
    const tax_accounting = taxInCompanyCurrency(rate("usd", "eur", "0.335"), "usd", "10")
    let before = { tax_total: 0, stated: 0 }
    const notes = [3.33, 3.33, 3.34].map((tax_total) => {
      const note = creditedTax({ tax_total: "10", tax_accounting }, tax_total, before)!
      before = { tax_total: before.tax_total + tax_total, stated: before.stated + Number(note.tax_total) }
      return note.tax_total
    })
    expect([tax_accounting.tax_total, notes]).toEqual(["3.35", ["1.12", "1.11", "1.12"]])
    expect(creditedTax({ tax_total: "10", tax_accounting: null }, 1, before)).toBeNull()
  })
})

describe("exchange rates of a CSV file", () => {
  it("are read in any order of columns, with commas, semicolons or tabs", () => {
    const expected = [{ rate_date: "2026-11-20", from_currency: "eur", to_currency: "usd", rate: "1.0825", source: null }]
    expect(ratesOfCsv("rate_date,from_currency,to_currency,rate\n2026-11-20,EUR,USD,1.0825\n")).toEqual(expected)
    expect(ratesOfCsv('\ufeffRate;To_Currency;From_Currency;Rate_Date\r\n"1,0825";usd;eur;2026-11-20\r\n\r\n')).toEqual(expected)
    expect(ratesOfCsv("rate_date\tfrom_currency\tto_currency\trate\tsource\n2026-11-20\teur\tusd\t1.0825\tECB")).toEqual([
      { ...expected[0], source: "ECB" },
    ])
  })

  it.each([
    ["rate_date,rate\n", "Line 1: column from_currency, to_currency is missing; it must name rate_date, from_currency, to_currency, rate."],
    [
      "rate_date,from_currency,to_currency,rate\n2026-02-30,eur,usd,1\n2026-01-01,eur,usd,1\n\n2026-01-01,eur,usd,2\n2026-01-01,euro,usd,1\n2026-01-01,eur,eur,1\n2026-01-02,eur,usd,0\n2026-01-03,eur,usd,",
      "No rate was taken. line 2: 2026-02-30 is not a day such as 2026-11-23; line 5: the same pair and day stands in line 3; line 6: euro is not a currency code such as eur; line 7: EUR has no rate to itself; line 8: 0 is not a rate such as 1.0825; line 9: nothing is not a rate such as 1.0825.",
    ],
    [`rate_date,from_currency,to_currency,rate\n${"2026-01-01,eur,usd,1\n".repeat(5001)}`, "The file has 5001 lines; at most 5000 are taken at once."],
  ])("are refused by line", (csv, message) => {
    expect(() => ratesOfCsv(csv)).toThrow(message)
  })

  it("keeps small rates", () => {
    expect(rateProblem({ rate_date: "2026-01-01", from_currency: "idr", to_currency: "eur", rate: "0.000057" })).toBeNull()
  })
})
