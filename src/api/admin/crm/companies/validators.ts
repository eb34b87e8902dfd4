import { z } from "@medusajs/framework/zod"

import { currencyCode, id, line, text, vatId } from "../../../shared"
import { color, companyAddress, email, fiscalDocuments, numberFormat, series, startMonth, taxCategories, timezone } from "../settings/validators"

const numbering = {
  invoice_series: series().nullish(),
  credit_note_series: series().nullish(),
  receipt_series: series().nullish(),
  number_format: numberFormat().nullish(),
  fiscal_year_start_month: startMonth().nullish(),
}

const company = {
  legal_name: line().nullish(),
  tax_id: line(64).nullish(),
  vat_id: vatId().nullish(),
  registration_number: line(64).nullish(),
  address: companyAddress.nullish(),
  email: email().nullish(),
  phone: line(64).nullish(),
  logo: z.string().max(300_000).nullish(),
  brand_color: color().nullish(),
  timezone: timezone().nullish(),
  currency_code: currencyCode().nullish(),
  iban: line(42).nullish(),
  bic: line(11).nullish(),
  bank_name: line().nullish(),
  pix_key: line(77).nullish(),
  pix_city: line(15).nullish(),
  payment_text: text(2_000).nullish(),
  fiscal_documents: fiscalDocuments().nullish(),
  tax_categories: taxCategories().nullish(),
  invoice_notes: text(5_000).nullish(),
  ...numbering,
  sales_channel_ids: z.array(id()).max(100).optional(),
}

export const AdminCreateCompany = z.strictObject({ ...company, name: line(255).min(1) })
export type AdminCreateCompany = z.infer<typeof AdminCreateCompany>

/** Every field may be left out; null empties it, or goes back to the store's where numbering is concerned. */
export const AdminUpdateCompany = z.strictObject({ ...company, name: line(255).min(1).optional() })
export type AdminUpdateCompany = z.infer<typeof AdminUpdateCompany>

/** Numbering to try out; what is left out is as the company has it. */
export const AdminNextNumbers = z.strictObject({
  ...numbering,
  fiscal_year_start_month: z.coerce.number().pipe(startMonth()).optional(),
})
export type AdminNextNumbers = z.infer<typeof AdminNextNumbers>
