import { EU_PREFIXES, VAT_ID_FORMATS } from "./vat-id-formats"

/** Without spaces, dots and dashes, in capitals: "de 123.456-789" is DE123456789. */
export const plainTaxId = (id: string): string => id.replace(/[\s./-]/g, "").toUpperCase()

/** The prefix of a country's VAT identifiers: Greece writes EL. */
export function vatPrefixOf(country: string | null | undefined): string | null {
  const code = country?.trim().toUpperCase()
  return !code ? null : code === "GR" ? "EL" : code
}

/** Whether a country belongs to the EU's common system of VAT (ISO 3166 alpha-2, any case). */
export const isEuCountry = (country: string | null | undefined): boolean => EU_PREFIXES.has(vatPrefixOf(country) ?? "")

/** The country prefix of a VAT identifier, or null when it has none that is known. */
export function prefixOfVatId(id: string | null | undefined): string | null {
  const prefix = id ? plainTaxId(id).slice(0, 2) : ""
  return prefix in VAT_ID_FORMATS ? prefix : null
}

/**
 * Whether a text is a VAT identifier with its country's prefix, by form alone; whether it is in force only VIES knows.
 *
 * @param id - any spacing and case
 */
export function isVatId(id: string | null | undefined): boolean {
  const prefix = prefixOfVatId(id)
  return prefix !== null && VAT_ID_FORMATS[prefix].test(plainTaxId(id!).slice(2))
}

type TaxIds = { vat_id?: unknown; tax_id?: unknown }

/** The VAT identifier of a party: its own field, else its tax id when that has the form of one. */
export function vatIdOf({ vat_id, tax_id }: TaxIds): string | null {
  if (typeof vat_id === "string" && vat_id.trim()) {
    return plainTaxId(vat_id)
  }
  return typeof tax_id === "string" && isVatId(tax_id) ? plainTaxId(tax_id) : null
}
