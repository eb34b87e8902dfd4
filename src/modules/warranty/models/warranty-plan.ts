import { model } from "@medusajs/framework/utils"

/** Terms on offer. Entitlements keep a copy of the terms they began with, so that a change here reaches none that exist. */
export const WarrantyPlan = model
  .define("crm_warranty_plan", {
    id: model.id({ prefix: "crmwp" }).primaryKey(),
    /** What presets and imports know it by. */
    code: model.text(),
    name: model.text(),
    basis: model.enum(["statutory", "commercial", "service"]),
    /** How long it runs: months or days, never both. */
    months: model.number().nullable(),
    days: model.number().nullable(),
    starts_on: model.enum(["delivery", "shipment", "order", "registration"]),
    /** Of parts, labour, freight, on_site, support. */
    covers: model.array(),
    exclusions: model.text().nullable(),
    /** What the customer pays of each claim, in `deductible_currency_code`. */
    deductible: model.bigNumber().nullable(),
    deductible_currency_code: model.text().nullable(),
    audience: model.enum(["consumer", "business", "all"]).default("all"),
    /** Lower-case ISO 3166-1 codes of the country shipped to; empty is everywhere. */
    country_codes: model.array(),
    after_repair: model.enum(["none", "extend", "restart"]).default("none"),
    /** Months that the first repair adds, where `after_repair` is extend. */
    after_repair_months: model.number().nullable(),
    after_replacement: model.enum(["none", "restart"]).default("none"),
    /** Days in which a fault must be put right. */
    cure_days: model.number().nullable(),
    support_hours: model.text().nullable(),
    support_contacts: model.text().nullable(),
    /** Hours in which support answers. */
    answer_hours: model.number().nullable(),
    /** Sold for money: begins only for who buys `sold_variant_id`. */
    is_sold: model.boolean().default(false),
    sold_variant_id: model.text().nullable(),
    is_on: model.boolean().default(true),
    sort_order: model.number().default(0),
  })
  .indexes([
    { on: ["code"], unique: true },
    { on: ["sold_variant_id"], where: "sold_variant_id is not null", name: "IDX_crm_warranty_plan_sold" },
  ])
