import { model } from "@medusajs/framework/utils"

/** What the customer wrote about a claim, or staff answered. Append-only by trigger. */
export const WarrantyClaimMessage = model
  .define("crm_warranty_claim_message", {
    id: model.id({ prefix: "crmwcm" }).primaryKey(),
    claim_id: model.text(),
    text: model.text(),
    author_type: model.enum(["customer", "staff"]),
    author_id: model.text(),
    author_name: model.text().nullable(),
    /** What its author called it, so that the same one sent twice is one. */
    request_key: model.text().nullable(),
  })
  .indexes([
    { on: ["claim_id", "created_at"] },
    {
      on: ["claim_id", "author_id", "request_key"],
      unique: true,
      where: "request_key is not null",
      name: "IDX_crm_warranty_claim_message_request",
    },
  ])
