import { amountText, decimalText, parseDecimal } from "./parse-decimal"

describe("parseDecimal", () => {
  it.each([
    ["1234.5", 1234.5],
    ["1234,5", 1234.5],
    ["1.234,50", 1234.5],
    ["1,234.50", 1234.5],
    ["1 234,50", 1234.5],
    ["1.234.567", 1234567],
    ["-5", -5],
    ["0", 0],
    [".5", 0.5],
    ["", null],
    ["abc", null],
    ["1e309", null],
    ["NaN", null],
    ["1.2,3.4,5", null],
  ])("reads %p as %p", (text, value) => {
    expect(parseDecimal(text)).toBe(value)
  })

  it.each([
    ["1,234", 1234, 1.234],
    ["1.234", 1.234, 1234],
    ["-12.500", -12.5, -12500],
    ["0,125", 0.125, 0.125],
    ["1234.567", 1234.567, 1234.567],
    ["12,5", 12.5, 12.5],
    ["1.234,5", 1234.5, 1234.5],
  ])("reads %p by the user's own decimal mark: %p with a dot, %p with a comma", (text, dot, comma) => {
    expect([parseDecimal(text, "."), parseDecimal(text, ",")]).toEqual([dot, comma])
  })
})

it("decimalText shows a stored amount without noise", () => {
  expect(decimalText(12.5)).toBe("12.5")
  expect(decimalText("10.00")).toBe("10")
  expect(decimalText(null)).toBe("")
})

it.each([
  [96.5, "eur", "96.50", "96,50"],
  [1849, "eur", "1849.00", "1849,00"],
  [10.125, "eur", "10.125", "10,125"],
  [1200, "jpy", "1200", "1200"],
  [null, "eur", "", ""],
])("amountText shows %p %s with its currency's decimals", (value, currency, dot, comma) => {
  expect([amountText(value, currency, "."), amountText(value, currency, ",")]).toEqual([dot, comma])
})
