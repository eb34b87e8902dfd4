import { Day } from "../../../../shared/days"

/** What the host says of products: their type, and what they are called. */
export type Catalogue = (product_ids: string[]) => Promise<Map<string, { type_id: string | null; title: string }>>

/** Whose provision, on which day. Amounts are in one currency; units of no currency count in the store's own. */
export type ProvisionInput = {
  currency_code: string
  store_currency: string
  timezone: string
  as_of: Day
  today: Day
  catalogue: Catalogue
}

/** SQL of the rows of a currency, where `$1` is the currency asked for and `$2` the store's. */
export const IN_CURRENCY = "(currency_code = $1 or (currency_code is null and $1 = $2))"
