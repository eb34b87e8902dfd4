import { model } from "@medusajs/framework/utils"

/** A file or photo kept with an interaction, in the host's private file storage. */
export const InteractionAttachment = model
  .define("crm_interaction_attachment", {
    id: model.id({ prefix: "crmia" }).primaryKey(),
    interaction_id: model.text(),
    file_id: model.text(),
    filename: model.text(),
    mime_type: model.text(),
    /** Bytes. */
    size: model.number(),
    uploaded_by: model.text(),
  })
  .indexes([{ on: ["interaction_id"] }])
