import { model } from "@medusajs/framework/utils"

/** Where a seller believes a quote stands, and how likely it is won from there. */
export const Stage = model
  .define("crm_stage", {
    id: model.id({ prefix: "crmst" }).primaryKey(),
    pipeline_id: model.text(),
    name: model.text(),
    /** Set on shipped stages, whose names the dashboard translates. */
    code: model.text().nullable(),
    position: model.number(),
    /** Percent, 0 to 100. */
    probability: model.number(),
    forecast_category: model.enum(["pipeline", "best_case", "commit"]),
    /** Days without contact or move after which a quote here counts as stalled; null takes the store's. */
    usual_days: model.number().nullable(),
  })
  .indexes([{ on: ["pipeline_id", "position"] }])
