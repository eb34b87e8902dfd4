import { model } from "@medusajs/framework/utils"

/** What a plan is attached to; the most specific target of a product decides, see `rules/plan-choice.ts`. */
export const WarrantyPlanTarget = model
  .define("crm_warranty_plan_target", {
    id: model.id({ prefix: "crmwt" }).primaryKey(),
    plan_id: model.text(),
    type: model.enum(["all", "type", "category", "collection", "product", "variant"]),
    /** The host's record; an empty text for `all`. */
    target_id: model.text(),
  })
  .indexes([{ on: ["plan_id", "type", "target_id"], unique: true, name: "IDX_crm_warranty_plan_target_once" }, { on: ["type", "target_id"] }])
