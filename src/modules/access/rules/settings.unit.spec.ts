import { parseOptions } from "../../../shared/options"
import { settingsInForce } from "./settings"

const options = parseOptions({
  company: { name: "Options Ltd", address: { address_1: "Main St 1" } },
  payment_terms_days: 10,
})

describe("settings in force", () => {
  it("takes what is stored, else the option, else the default", () => {
    expect(
      settingsInForce({ company_name: "Acme", payment_terms_days: null, quote_validity_days: 0 }, options)
    ).toMatchObject({
      company_name: "Acme",
      payment_terms_days: 10,
      quote_validity_days: 0,
      locale: "en",
      fiscal_documents: null,
    })
  })

  it("ticks the steps that are done", () => {
    expect(settingsInForce({ checklist: { test_mail_at: "2026-11-23T09:00:00Z" } }, options).checklist).toEqual({
      company: true,
      tax_id: false,
      logo: false,
      test_mail: true,
      terms: false,
      dismissed: false,
    })
  })
})
