import { model } from "@medusajs/framework/utils"

/** A photo or paper kept with a claim, in the host's private file storage. */
export const WarrantyClaimFile = model
  .define("crm_warranty_claim_file", {
    id: model.id({ prefix: "crmwcf" }).primaryKey(),
    claim_id: model.text(),
    file_id: model.text(),
    filename: model.text(),
    mime_type: model.text(),
    /** Bytes. */
    size: model.number(),
    /** Whether the customer sees it too; what they sent they do. */
    for_customer: model.boolean().default(false),
    uploaded_by: model.text(),
  })
  .indexes([{ on: ["claim_id"] }])
