import { model } from "@medusajs/framework/utils"

/**
 * A company beside the one of the settings, which sells through sales channels of its own.
 *
 * What says who it is, where to pay it and what tax law says of it is its own and empty when not given; how its documents look and count falls back to the
 * settings. Read it through `settingsFor`.
 */
export const Company = model.define("crm_company", {
  id: model.id({ prefix: "crmco" }).primaryKey(),
  name: model.text(),
  legal_name: model.text().nullable(),
  tax_id: model.text().nullable(),
  /** VAT identifier with its country prefix (EN 16931 BT-31). */
  vat_id: model.text().nullable(),
  /** In the register of companies (EN 16931 BT-30). */
  registration_number: model.text().nullable(),
  address: model.json().nullable(),
  email: model.text().nullable(),
  phone: model.text().nullable(),
  /** Data URL of a PNG or JPEG. */
  logo: model.text().nullable(),
  brand_color: model.text().nullable(),
  /** Of its calendar: which day it is for its documents. Null: the store's. */
  timezone: model.text().nullable(),
  /** Of its books. */
  currency_code: model.text().nullable(),
  iban: model.text().nullable(),
  bic: model.text().nullable(),
  bank_name: model.text().nullable(),
  pix_key: model.text().nullable(),
  pix_city: model.text().nullable(),
  payment_text: model.text().nullable(),
  /** here or elsewhere; null means by the country of the address. */
  fiscal_documents: model.text().nullable(),
  /** What it says of taxes without a rate, as in the settings. */
  tax_categories: model.json().nullable(),
  /** Printed under the lines of its invoices. */
  invoice_notes: model.text().nullable(),
  invoice_series: model.text().nullable(),
  credit_note_series: model.text().nullable(),
  receipt_series: model.text().nullable(),
  number_format: model.text().nullable(),
  fiscal_year_start_month: model.number().nullable(),
  /** Orders and quotes of these sales channels are this company's; a channel belongs to one company. */
  sales_channel_ids: model.array().default([]),
})
