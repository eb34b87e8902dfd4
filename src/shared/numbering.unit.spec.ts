import fc from "fast-check"

import { documentNumber, fiscalYear, formatFault, formatFaultText, startsYearly } from "./numbering"

describe("the fiscal year of a day", () => {
  it.each([
    ["2026-01-01", 1, 2026],
    ["2026-12-31", 1, 2026],
    ["2026-03-31", 4, 2025],
    ["2026-04-01", 4, 2026],
    ["2027-03-31", 4, 2026],
    ["2026-11-30", 12, 2025],
    ["2026-12-01", 12, 2026],
  ])("of %s, with years that begin in month %i, is %i", (day, month, year) => {
    expect(fiscalYear(day, month)).toBe(year)
  })
})

describe("a number", () => {
  const count = { series: "INV", year: 2026, sequence: 12 }

  it.each([
    ["{series}-{year}-{number:4}", "INV-2026-0012"],
    ["{series}{yy}/{number}", "INV26/12"],
    ["{number:6}.{series}", "000012.INV"],
    ["No {series} {number:1}", "No INV 12"],
  ])("in the format %s reads %s", (format, number) => {
    expect(formatFault(format)).toBeNull()
    expect(documentNumber(format, count)).toBe(number)
  })

  it("grows past the digits it was given", () => {
    expect(documentNumber("{series}-{number:2}", { ...count, sequence: 12345 })).toBe("INV-12345")
  })

  it("goes on over the years only where the format names none", () => {
    expect(["{series}-{year}-{number}", "{series}{yy}-{number}", "{series}-{number}"].map(startsYearly)).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe("a format", () => {
  it.each([
    [
      "{series}-{year}",
      "needs {number}, or {number:4} for at least four digits, or two documents would have the same number",
    ],
    ["{series}-{number}-{number}", "may have {number} once only"],
    ["{year}-{number}", "needs {series}, which tells invoices, credit notes and receipts apart"],
    [
      "{series}-{year}{number}",
      "needs a letter or a sign such as - between {number} and what stands beside it, or two numbers could read the same",
    ],
    [
      "{series}-{number}{year}",
      "needs a letter or a sign such as - between {number} and what stands beside it, or two numbers could read the same",
    ],
    [
      "{series}-{number}0",
      "needs a letter or a sign such as - between {number} and what stands beside it, or two numbers could read the same",
    ],
    ["{series}-{year}-{month}-{number}", "cannot have {month}: numbers count by fiscal year, not by month"],
    ["{series}-{day}-{number}", "has {day}, which is not one of {series}, {year}, {yy}, {number} and {number:4}"],
    ["{series}-{number:12}", "has {number:12}, which is not one of {series}, {year}, {yy}, {number} and {number:4}"],
    ["{series}-{number}<b>", 'has "<"; letters, digits, spaces and . / _ - are possible'],
    [
      "{series}-{number",
      "needs {number}, or {number:4} for at least four digits, or two documents would have the same number",
    ],
    [`{series}-{number}${"x".repeat(40)}`, "must be at most 40 characters"],
  ])("%s is refused: it %s", (format, reason) => {
    expect(formatFaultText(format)).toBe(reason)
  })

  it("that is taken never gives two documents of a company one number", () => {
    const sign = fc.constantFrom("", "", "-", "/", "A", "7", " ")
    const places = fc.shuffledSubarray(["{series}", "{year}", "{yy}", "{number}"], { minLength: 2 })
    const format = fc
      .tuple(places, fc.array(sign, { minLength: 5, maxLength: 5 }))
      .map(([names, signs]) => names.map((name, index) => signs[index] + name).join("") + signs[4])
      .filter((text) => formatFault(text) === null)
    const count = fc.record({
      series: fc.constantFrom("INV", "CN", "R", "A1", "A", "1", "11"),
      year: fc.integer({ min: 2020, max: 2035 }),
      sequence: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(format, count, count, (text, one, other) => {
        const same =
          one.series === other.series &&
          one.sequence === other.sequence &&
          (!startsYearly(text) || one.year === other.year)
        expect(documentNumber(text, one) === documentNumber(text, other)).toBe(same)
      }),
      { numRuns: 5000 }
    )
  })
})
