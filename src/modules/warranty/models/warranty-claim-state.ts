import { model } from "@medusajs/framework/utils"

/** A state that a claim came to: who brought it there, and when; the next row says until when. Append-only by trigger. */
export const WarrantyClaimState = model
  .define("crm_warranty_claim_state", {
    id: model.id({ prefix: "crmwcs" }).primaryKey(),
    claim_id: model.text(),
    state: model.text(),
    at: model.dateTime(),
    by: model.text(),
    by_type: model.text(),
  })
  .indexes([{ on: ["claim_id", "at"] }])
