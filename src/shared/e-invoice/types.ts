/**
 * An invoice or credit note in the terms of EN 16931-1:2017 (BT and BG are its names). Amounts are decimal text with at most two
 * decimals unless the document has more; days are `YYYY-MM-DD`; country and currency codes are capitals.
 */
export type EInvoice = {
  /** BT-1 */
  number: string
  /** BT-2 */
  issue_date: string
  /** BT-3: 380, 386, or 381 for a credit note. */
  type_code: string
  /** BT-5 */
  currency_code: string
  /** BT-6, BT-111 */
  tax_accounting: { currency_code: string; tax_total: string } | null
  /** BT-9 */
  due_date: string | null
  /** BT-10 */
  buyer_reference: string | null
  /** BT-13 */
  purchase_order: string | null
  /** How a line's allowance is called, in the document's language (BT-139). */
  discount_reason: string
  /** BT-20 */
  payment_terms: string | null
  /** BT-22 */
  notes: string[]
  /** BG-3 */
  preceding: { number: string; date: string | null }[]
  /** BG-4 */
  seller: EParty
  /** BG-7 */
  buyer: EParty
  /** BG-13 */
  delivery: { date: string | null; name: string | null; address: EAddress | null }
  /** BG-16 */
  payment: { means_code: string; account: string; holder: string | null; bic: string | null; reference: string } | null
  /** BG-21 */
  charges: ECharge[]
  /** BG-22 */
  totals: ETotals
  /** BG-23 */
  taxes: ETax[]
  /** BG-25 */
  lines: ELine[]
}

export type EParty = {
  /** BT-27, BT-44 */
  name: string
  /** BT-28, BT-45 */
  trading_name: string | null
  /** BT-30, BT-47 */
  registration_number: string | null
  /** BT-31, BT-48 */
  vat_id: string | null
  /** BT-32; sellers only */
  tax_number: string | null
  /** BT-34, BT-49, with the scheme of the EAS list. */
  endpoint: { scheme: string; id: string } | null
  address: EAddress
  contact: { name: string | null; phone: string | null; email: string | null }
}

export type EAddress = {
  line_1: string | null
  line_2: string | null
  city: string | null
  postal_code: string | null
  province: string | null
  country_code: string | null
}

/** Category of UNCL 5305; no rate on what is not subject to tax. Null when nothing is known of it. */
export type ECategory = { code: string; rate: string | null } | null

export type ELine = {
  id: string
  name: string
  description: string | null
  sku: string | null
  /** BT-129 */
  quantity: string
  /** BT-146, without tax */
  price: string
  /** BT-136, without tax */
  allowance: string
  /** BT-131 */
  net: string
  category: ECategory
  /** Taxes of the line; the standard knows one. */
  tax_count: number
}

export type ECharge = { reason: string; amount: string; category: ECategory; tax_count: number }

export type ETax = {
  category: { code: string; rate: string | null }
  /** BT-116 */
  base: string
  /** BT-117 */
  amount: string
  /** BT-121, BT-120 */
  exemption_code: string | null
  exemption_reason: string | null
}

/** BT-106, 108, 109, 110, 112, 113, 114, 115 in this order. */
export type ETotals = {
  lines: string
  charges: string
  net: string
  tax: string
  gross: string
  prepaid: string
  rounding: string
  payable: string
}
