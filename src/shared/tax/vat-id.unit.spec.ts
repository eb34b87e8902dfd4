import { isEuCountry, isVatId, prefixOfVatId, vatIdOf, vatPrefixOf } from "./vat-id"

describe("VAT identifiers", () => {
  it.each([
    "DE123456789", "de 123.456-789", "ATU12345678", "BE0123456789", "EL123456789", "ESB12345678", "FRXX123456789", "IE1234567WA",
    "IT12345678901", "NL123456789B01", "PL1234567890", "PT123456789", "SE123456789001", "XI123456789", "GB123456789", "CHE123456789MWST",
    "NO123456789MVA",
  ])("takes %s", (id) => { // prettier-ignore
    expect(isVatId(id)).toBe(true)
  })

  it.each(["DE12345678", "DE1234567890", "ATU1234567", "GR123456789", "12345678901", "NL123456789", "", null, "US123456789"])(
    "refuses %s",
    (id) => {
      expect(isVatId(id)).toBe(false)
    }
  )

  it("knows the prefix of a country, and who belongs to the EU's VAT", () => {
    expect([vatPrefixOf("gr"), vatPrefixOf("de"), vatPrefixOf(null)]).toEqual(["EL", "DE", null])
    expect([isEuCountry("gr"), isEuCountry("XI"), isEuCountry("gb"), isEuCountry("ch"), isEuCountry(undefined)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect([prefixOfVatId("el123456789"), prefixOfVatId("US1")]).toEqual(["EL", null])
  })

  it("finds a party's identifier in its own field, else in a tax id of that form", () => {
    expect(vatIdOf({ vat_id: "de 123456789", tax_id: "12/345" })).toBe("DE123456789")
    expect(vatIdOf({ vat_id: null, tax_id: "PT 123 456 789" })).toBe("PT123456789")
    expect(vatIdOf({ vat_id: " ", tax_id: "12.345.678/0001-95" })).toBeNull()
  })
})
