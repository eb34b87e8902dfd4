import { z } from "@medusajs/framework/zod"

import { PRESETS } from "../../../../modules/warranty/rules/presets"
import { WARRANTY_PARTS } from "../../../../modules/warranty/types"
import { countryCode, currencyCode, id, line, requiredText, text, unsignedDecimal } from "../../../shared"

const target = z
  .strictObject({
    type: z.enum(["all", "type", "category", "collection", "product", "variant"]),
    id: id().nullable().optional(),
  })
  .refine(({ type, id: one }) => (type === "all") === !one, "needs an id, except where type is all")

const whole = (max: number) => z.int().min(1).max(max).nullable().optional()

const fields = {
  months: whole(600),
  days: whole(20_000),
  starts_on: z.enum(["delivery", "shipment", "order", "registration"]).optional(),
  covers: z.array(z.enum(WARRANTY_PARTS)).max(WARRANTY_PARTS.length).transform((parts) => [...new Set(parts)]).optional(),
  exclusions: text(5_000).nullable().optional(),
  deductible: unsignedDecimal().nullable().optional(),
  deductible_currency_code: currencyCode().nullable().optional(),
  audience: z.enum(["consumer", "business", "all"]).optional(),
  country_codes: z.array(countryCode()).max(250).optional(),
  after_repair: z.enum(["none", "extend", "restart"]).optional(),
  after_repair_months: whole(120),
  after_replacement: z.enum(["none", "restart"]).optional(),
  cure_days: whole(365),
  support_hours: text(500).nullable().optional(),
  support_contacts: text(500).nullable().optional(),
  answer_hours: whole(10_000),
  is_sold: z.boolean().optional(),
  sold_variant_id: id().nullable().optional(),
  is_on: z.boolean().optional(),
  sort_order: z.int().min(-1_000_000).max(1_000_000).optional(),
  targets: z.array(target).max(500).optional(),
}

const code = () =>
  requiredText(64).regex(/^[a-z0-9][a-z0-9_-]*$/, "must be lower-case letters, digits, - and _, such as eu_consumer")
const basis = () => z.enum(["statutory", "commercial", "service"])

/** What fits together is judged by the rule `assertWholePlan`. */
export const AdminCreateCrmWarrantyPlan = z.strictObject({ code: code(), name: line(200).min(1), basis: basis(), ...fields })
export type AdminCreateCrmWarrantyPlan = z.infer<typeof AdminCreateCrmWarrantyPlan>

/** A field left out stays as it is; the code stays what others know the plan by. */
export const AdminUpdateCrmWarrantyPlan = z.strictObject({
  name: line(200).min(1).optional(),
  basis: basis().optional(),
  ...fields,
})
export type AdminUpdateCrmWarrantyPlan = z.infer<typeof AdminUpdateCrmWarrantyPlan>

export const AdminAddCrmWarrantyPreset = z.strictObject({ preset: z.enum(PRESETS) })
export type AdminAddCrmWarrantyPreset = z.infer<typeof AdminAddCrmWarrantyPreset>
