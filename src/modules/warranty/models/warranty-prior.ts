import { model } from "@medusajs/framework/utils"

/** What finance expects of a product's claims, of a type's or of all: how often by age, what a unit claimed costs, and how much that weighs. */
export const WarrantyPrior = model.define("crm_warranty_prior", {
  id: model.id({ prefix: "crmwpr" }).primaryKey(),
  scope: model.enum(["product", "type", "all"]),
  /** The host's product or type; null for all. */
  scope_id: model.text().nullable(),
  currency_code: model.text(),
  /** Claims per unit and month by age, as decimal text; the last one holds for later ages. */
  rates: model.json(),
  /** Of one unit claimed, in major units of `currency_code`. */
  cost: model.bigNumber(),
  /** Weight of the rates, in unit-months. */
  k: model.number(),
  set_by: model.text(),
})
