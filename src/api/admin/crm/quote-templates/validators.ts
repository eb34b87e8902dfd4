import { z } from "@medusajs/framework/zod"

import {
  booleanFilter,
  createListParams,
  currencyCode,
  id,
  idFilter,
  line,
  percent,
  text,
  textFilter,
} from "../../../shared"
import { itemShape, paymentTerms, withQuantity } from "../quotes/validators"

const fields = {
  description: text(2_000).nullish(),
  is_active: z.boolean().optional(),
  locale: z.enum(["en", "pt-BR"]).nullish(),
  /** Of the prices in `items`. */
  currency_code: currencyCode().nullish(),
  title: line().nullish(),
  terms: text(20_000).nullish(),
  cover_text: text(5_000).nullish(),
  validity_days: z.int().min(1).max(365).nullish(),
  payment_terms: paymentTerms.nullish(),
  deposit_percent: percent().nullish(),
  discount_percent: percent().optional(),
  convert_on_accept: z.boolean().nullish(),
}
/** Costs stay with the catalogue: everyone reads templates, and few see costs. */
const { unit_cost: _cost, ...templateItem } = itemShape
const items = z.array(withQuantity(z.strictObject(templateItem))).max(1000)
const name = line(100).min(1)

/** A template of its own, or one made of a quote. */
export const AdminCreateCrmQuoteTemplate = z.union([
  z.strictObject({ quote_id: id(), name, description: fields.description }),
  z.strictObject({ name, ...fields, items: items.default([]) }),
])
export type AdminCreateCrmQuoteTemplate = z.infer<typeof AdminCreateCrmQuoteTemplate>

export const AdminUpdateCrmQuoteTemplate = z.strictObject({ name: name.optional(), ...fields, items: items.optional() })
export type AdminUpdateCrmQuoteTemplate = z.infer<typeof AdminUpdateCrmQuoteTemplate>

export const AdminListCrmQuoteTemplates = createListParams({
  order: ["name", "created_at", "updated_at"],
  defaultOrder: "name",
  filters: { id: idFilter(), name: textFilter(), is_active: booleanFilter() },
})
