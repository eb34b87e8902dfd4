import { QuoteAddress } from "../types"

const FIELDS = [
  "first_name", "last_name", "company", "address_1", "address_2", "city", "province", "postal_code", "country_code", "phone",
] as const // prettier-ignore

/**
 * An address with each of its fields, null where it has none. The host merges what is put into a JSON column with what is there
 * (2.21.2), so that a field that is left out would keep its old text.
 */
export const wholeAddress = (address: QuoteAddress | null): Record<(typeof FIELDS)[number], string | null> | null =>
  address &&
  (Object.fromEntries(FIELDS.map((field) => [field, address[field] ?? null])) as Record<
    (typeof FIELDS)[number],
    string | null
  >)
