import { parseOptions } from "../../../shared/options"
import { assertOwnChannels, COMPANY_FIELDS, CompanyFacts, settingsOfCompany } from "./company"
import { settingsInForce } from "./settings"

const settings = settingsInForce(
  {
    company_name: "Acme",
    tax_id: "PT1",
    vat_id: "PT1",
    iban: "PT50",
    pix_key: "key",
    logo: "data:image/png;base64,AA==",
    brand_color: "#112233",
    company_currency: "eur",
    number_format: "{series}/{yy}/{number}",
    fiscal_year_start_month: 4,
  },
  parseOptions({})
)
const facts = (change: Partial<CompanyFacts>): CompanyFacts =>
  ({
    ...Object.fromEntries(COMPANY_FIELDS.map((name) => [name, null])),
    name: "Beta",
    sales_channel_ids: [],
    ...change,
  }) as CompanyFacts

describe("settings of a second company", () => {
  it("never say the first one's numbers and accounts", () => {
    expect(settingsOfCompany(settings, facts({ tax_id: "BR2" }))).toMatchObject({
      company_name: "Beta",
      legal_name: null,
      tax_id: "BR2",
      vat_id: null,
      iban: null,
      pix_key: null,
      logo: null,
      company_address: null,
    })
  })

  it("never say what the law of the first one's country says", () => {
    const first = {
      ...settings,
      fiscal_documents: "elsewhere" as const,
      tax_categories: [{ match: null, category: "E" as const, exemption_reason: "Artigo 53" }],
      invoice_notes: "Capital 5 000 EUR",
    }
    expect(settingsOfCompany(first, facts({}))).toMatchObject({ fiscal_documents: null, tax_categories: [], invoice_notes: null })
    const own = { fiscal_documents: "here" as const, tax_categories: [{ match: "Zero", category: "Z" as const }], invoice_notes: "Own" }
    expect(settingsOfCompany(first, facts(own))).toMatchObject(own)
  })

  it("count and look like the store's unless told otherwise", () => {
    expect(
      settingsOfCompany(settings, facts({ number_format: "{series}-{number}", credit_note_series: "NC", timezone: "Asia/Tokyo" }))
    ).toMatchObject({
      timezone: "Asia/Tokyo",
      brand_color: "#112233",
      company_currency: "eur",
      invoice_series: "INV",
      credit_note_series: "NC",
      receipt_series: "R",
      number_format: "{series}-{number}",
      fiscal_year_start_month: 4,
    })
    expect(settingsOfCompany(settings, facts({})).timezone).toBe("UTC")
  })
})

describe("a sales channel", () => {
  const others = [{ id: "crmco_1", name: "Beta", sales_channel_ids: ["sc_1", "sc_2"] }]

  it("belongs to one company", () => {
    expect(() => assertOwnChannels({ sales_channel_ids: ["sc_3", "sc_2"] }, others)).toThrow(
      "Sales channel sc_2 belongs to Beta already; take it away there first."
    )
    expect(() => assertOwnChannels({ id: "crmco_1", sales_channel_ids: ["sc_2"] }, others)).not.toThrow()
    expect(() => assertOwnChannels({ sales_channel_ids: ["sc_3"] }, others)).not.toThrow()
  })
})
