import { dispositionName } from "./disposition"
import {
  formatCountry,
  formatDay,
  formatMoney,
  formatMonth,
  formatPercent,
  formatRelative,
  formatRelativeDay,
  monthAfter,
} from "./format"
import { localeTag } from "./locale-tag"
import { readFilter } from "./read-filter"

const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, " ")

describe("formatMoney", () => {
  it.each([
    [1234.5, "eur", "en-US", "€1,234.50"],
    ["33.03", "usd", "en-US", "$33.03"],
    [1234.5, "brl", "pt-BR", "R$ 1.234,50"],
    [1234, "jpy", "en-US", "¥1,234"],
    ["1.5", "iqd", "en-US", "IQD 1.500"],
    ["123456789012345.67", "eur", "en-US", "€123,456,789,012,345.67"],
    [0, "eur", "en-US", "€0.00"],
    [null, "eur", "en-US", "–"],
    ["", "eur", "en-US", "–"],
    ["x", "eur", "en-US", "–"],
  ])("writes %p %s in %s as %s", (amount, currency, locale, text) => {
    expect(plain(formatMoney(amount, currency, locale))).toBe(text)
  })
})

describe("countries", () => {
  it.each([
    ["pt", "en-US", "Portugal"],
    ["DE", "pt-BR", "Alemanha"],
    ["usa", "en-US", "USA"],
    ["u.k.", "pt-BR", "U.K."],
  ])("calls %p in %s %s", (code, locale, name) => {
    expect(formatCountry(code, locale)).toBe(name)
  })
})

describe("months", () => {
  it("are written out, and counted over the turn of a year", () => {
    expect(formatMonth("2026-01", "en-US")).toBe("January 2026")
    expect(formatMonth("2026-03", "pt-BR")).toBe("março de 2026")
    expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1), monthAfter("2026-05", 3)]).toEqual([
      "2027-01",
      "2025-12",
      "2026-08",
    ])
  })
})

describe("days and moments", () => {
  it("writes a calendar day without shifting it by the zone", () => {
    expect(formatDay("2026-01-01", "en-US")).toBe("Jan 1, 2026")
    expect(formatDay("2026-01-01", "pt-BR")).toBe("1 de jan. de 2026")
  })

  it.each([
    ["2026-11-23", "today"],
    ["2026-11-24", "tomorrow"],
    ["2026-11-20", "3 days ago"],
    ["2026-12-21", "in 4 weeks"],
  ])("tells how far %s is from 23 November 2026: %s", (day, text) => {
    expect(formatRelativeDay(day, "2026-11-23", "en")).toBe(text)
  })

  it("tells how long ago a moment was in the largest unit that fits", () => {
    const now = new Date("2026-11-23T12:00:00Z")
    expect(formatRelative("2026-11-23T09:00:00Z", "en", now)).toBe("3 hours ago")
    expect(formatRelative("2026-11-23T11:59:50Z", "en", now)).toBe("10 seconds ago")
  })
})

it("formatPercent takes 0 to 100", () => {
  expect(formatPercent(12.5, "en")).toBe("12.5%")
})

describe("localeTag", () => {
  it.each([
    ["en", "en-US@posix", "en"],
    ["ptBR", "en-US", "pt-BR"],
    ["en", "en-GB", "en-GB"],
    ["en", "de-DE", "en"],
    ["de", undefined, "de"],
  ])("%s in a browser of %s is %s", (language, browser, tag) => {
    expect(localeTag(language, browser)).toBe(tag)
  })
})

describe("readFilter", () => {
  it.each([
    ['["draft","sent"]', ["draft", "sent"]],
    ['"eur"', ["eur"]],
    ["sent", ["sent"]],
    ["draft,sent", ["draft", "sent"]],
    [undefined, []],
    ["null", []],
    ['""', []],
  ])("reads %p", (raw, values) => {
    expect(readFilter(raw)).toEqual(values)
  })
})

describe("dispositionName", () => {
  it("prefers the encoded name", () => {
    expect(dispositionName("attachment; filename=\"Or.pdf\"; filename*=UTF-8''Or%C3%A7amento.pdf")).toBe(
      "Orçamento.pdf"
    )
    expect(dispositionName('attachment; filename="Q-2026-0001.pdf"')).toBe("Q-2026-0001.pdf")
    expect(dispositionName(null)).toBeUndefined()
  })
})
