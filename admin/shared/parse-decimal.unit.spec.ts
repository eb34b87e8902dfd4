import { decimalText, parseDecimal } from "./parse-decimal"

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
})

it("decimalText shows a stored amount without noise", () => {
  expect(decimalText(12.5)).toBe("12.5")
  expect(decimalText("10.00")).toBe("10")
  expect(decimalText(null)).toBe("")
})
