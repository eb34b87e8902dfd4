import { parseOptions } from "./options"

describe("plugin options", () => {
  it("has a default for everything", () => {
    expect(parseOptions({})).toMatchObject({ timezone: "UTC", quote_validity_days: 30, payment_terms_days: 30, invoice_on: "manual" })
    expect(parseOptions(undefined).locale).toBe("en")
  })

  it("passes over what the host adds", () => {
    expect(() => parseOptions({ database: { clientUrl: "postgres://x" } })).not.toThrow()
  })

  it.each([
    [{ timezone: "Mars/Olympus" }, "medusa-plugin-crm options: timezone: must be an IANA time zone such as Europe/Lisbon"],
    [{ quote_validity_dayz: 3 }, "medusa-plugin-crm options: quote_validity_dayz is not an option"],
    [{ company: { vat: "1" } }, "medusa-plugin-crm options: company.vat is not an option"],
    [{ invoice_series: "inv-1" }, "medusa-plugin-crm options: invoice_series: must be 1 to 8 capital letters or digits"],
  ])("names the wrong option of %j", (options, message) => {
    expect(() => parseOptions(options)).toThrow(message)
  })
})
