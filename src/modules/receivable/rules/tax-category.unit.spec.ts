import { LineTax } from "../types"
import { TaxFacts, taxNature, withTaxNature } from "./tax-category"

const tax = (rate: string, code: string | null = "VAT", name: string | null = "VAT"): LineTax => ({ rate, code, name })
const facts = (change: Partial<TaxFacts> = {}): TaxFacts => ({
  seller_country: "de",
  destination: "de",
  buyer_vat_id: null,
  business: true,
  mapping: [],
  ...change,
})
const reason = (category: string): string => `reason ${category}`
const of = (line: LineTax | null, change: Partial<TaxFacts> = {}, service = false) =>
  taxNature(line, service, facts(change), reason)
const french = { destination: "fr", buyer_vat_id: "FRXX123456789" }

describe("the category of a tax", () => {
  it.each<[string, LineTax | null, Partial<TaxFacts>, boolean, string | null, string | null]>([
    ["what is charged", tax("19"), {}, false, "S", null],
    ["what is charged abroad", tax("19"), french, false, "S", null],
    ["0 % at home", tax("0"), {}, false, "Z", null],
    ["goods to a business in another member state", tax("0"), french, false, "K", "VATEX-EU-IC"],
    ["a service to it", tax("0"), french, true, "AE", "VATEX-EU-AE"],
    ["goods there without any tax line", null, french, false, "K", "VATEX-EU-IC"],
    ["goods to a consumer there", tax("0"), { ...french, business: false }, false, "Z", null],
    ["goods there without an identifier", tax("0"), { destination: "fr" }, false, "Z", null],
    ["a buyer of the seller's own state", tax("0"), { destination: "fr", buyer_vat_id: "DE123456789" }, false, "Z", null],
    ["an export", tax("0"), { destination: "us" }, false, "G", "VATEX-EU-G"],
    ["an export without any tax line", null, { destination: "ch" }, false, "G", "VATEX-EU-G"],
    ["goods to Northern Ireland", tax("0"), { destination: "xi", buyer_vat_id: "XI123456789" }, false, "K", "VATEX-EU-IC"],
    ["a seller outside the EU", tax("0"), { seller_country: "us", ...french }, false, "Z", null],
    ["nothing known", null, {}, false, null, null],
  ])("%s", (_case, line, change, service, category, code) => {
    const nature = of(line, change, service)
    expect(nature?.category ?? null).toBe(category)
    expect(nature?.exemption_code ?? null).toBe(code)
    expect(nature?.exemption_reason ?? null).toBe(code ? `reason ${category}` : null)
  })

  it("is what the store says of a tax without a rate, by code or name in any case", () => {
    const mapping = [
      { match: "exempt", category: "E" as const, exemption_code: "VATEX-EU-132", exemption_reason: "Article 132" },
      { match: null, category: "O" as const },
    ]
    expect(of(tax("0", "EXEMPT"), { mapping, ...french })).toEqual({
      category: "E",
      exemption_code: "VATEX-EU-132",
      exemption_reason: "Article 132",
    })
    expect(of(tax("0", null, "Exempt"), { mapping })?.category).toBe("E")
    expect(of(tax("0", null, null), { mapping })?.category).toBe("Z")
    expect(of(null, { mapping })).toEqual({ category: "O", exemption_code: "VATEX-EU-O", exemption_reason: "reason O" })
    expect(of(tax("7", "EXEMPT"), { mapping })?.category).toBe("S")
  })
})

describe("lines with their categories", () => {
  const lines = (service: boolean) => [
    { kind: "item", is_service: service, tax_lines: [tax("0")] },
    { kind: "shipping", tax_lines: [] as LineTax[] },
    { kind: "deposit", tax_lines: [{ ...tax("0"), category: "Z" as const }] },
    { kind: "deposit", deposit_invoice_id: "crminv_1", tax_lines: [] },
  ]
  const categories = (service: boolean) =>
    withTaxNature(lines(service), facts(french), reason).map(({ tax_lines }) => tax_lines.map(({ category }) => category))

  it("lets freight go with the goods, and keeps what a deposit's invoice said", () => {
    expect(categories(false)).toEqual([["K"], ["K"], ["Z"], []])
    expect(categories(true)).toEqual([["AE"], ["AE"], ["Z"], []])
  })

  it("gives a line without tax one of 0 % where its category is known", () => {
    const [, shipping] = withTaxNature(lines(false), facts({ destination: "us" }), reason)
    expect(shipping.tax_lines).toEqual([
      { rate: 0, code: null, name: null, category: "G", exemption_code: "VATEX-EU-G", exemption_reason: "reason G" },
    ])
  })
})
