import { en } from "./en"
import { formatCountry, formatDay, formatMoney, formatNumber, formatPercent, formatPrice } from "./format"
import { SERVER_TEXTS, serverLocale, translator } from "./index"

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort()

describe("server texts", () => {
  it.each(Object.entries(SERVER_TEXTS))("%s has the same keys as English, none of them empty", (_locale, texts) => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort())
    expect(Object.values(texts).filter((text) => !text.trim())).toEqual([])
  })

  it.each(Object.entries(SERVER_TEXTS))("%s names the same placeholders as English in each text", (_locale, texts) => {
    const differing = (Object.keys(en) as (keyof typeof en)[]).filter(
      (key) => String(placeholders(texts[key])) !== String(placeholders(en[key]))
    )
    expect(differing).toEqual([])
  })

  it("fills placeholders and leaves braces inside of values alone", () => {
    expect(translator("en")("page.title", { number: "{{x}}$&" })).toBe("Quote {{x}}$&")
    expect(translator("pt-BR")("paper.page", { page: 1, pages: 3 })).toBe("Página 1 de 3")
  })

  it.each([
    ["pt", "pt-BR"],
    ["pt_BR", "pt-BR"],
    ["EN-gb", "en"],
    ["de", "en"],
    [null, "en"],
  ])("answers %s in %s", (wanted, locale) => {
    expect(serverLocale(wanted)).toBe(locale)
  })
})

describe("formats", () => {
  it.each([
    ["33.03", "usd", "en", "$33.03"],
    ["1234.5", "eur", "en", "€1,234.50"],
    ["1234.5", "brl", "pt-BR", "R$\u00a01.234,50"],
    ["1500", "jpy", "en", "¥1,500"],
    ["1.5", "kwd", "en", "KWD\u00a01.500"],
    ["-5", "usd", "en", "-$5.00"],
    ["999999999999.99", "eur", "en", "€999,999,999,999.99"],
    ["9007199254740993.55", "eur", "en", "€9,007,199,254,740,993.55"],
    ["5", "points", "en", "POINTS 5.00"],
  ] as const)("writes %s %s in %s as %s", (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale)).toBe(text)
  })

  it("keeps the digits of a price, and the currency's own at least", () => {
    expect(formatPrice("0.0125", "eur", "en")).toBe("€0.0125")
    expect(formatPrice("10", "eur", "pt-BR")).toBe("€\u00a010,00")
    expect(formatPrice("1.5", "jpy", "en")).toBe("¥1.5")
  })

  it("writes days, numbers, percentages and countries in the language", () => {
    expect(formatDay("2026-11-03", "en")).toBe("November 3, 2026")
    expect(formatDay("2026-11-03", "pt-BR")).toBe("3 de novembro de 2026")
    expect(formatDay("soon", "en")).toBe("soon")
    expect(formatNumber("1234.5", "pt-BR")).toBe("1.234,5")
    expect(formatPercent("7.5", "pt-BR")).toBe("7,5%")
    expect(formatCountry("br", "pt-BR")).toBe("Brasil")
    expect(formatCountry("br", "en")).toBe("Brazil")
    expect(formatCountry("xx1", "en")).toBe("XX1")
  })
})
