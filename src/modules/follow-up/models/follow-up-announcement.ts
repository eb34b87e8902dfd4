import { model } from "@medusajs/framework/utils"

/** That a document's day passed, told once: `crm_quote.expired` of a quote's last day, `crm_invoice.overdue` of an invoice. */
export const FollowUpAnnouncement = model
  .define("crm_follow_up_announcement", {
    id: model.id({ prefix: "crmfa" }).primaryKey(),
    event: model.text(),
    reference_id: model.text(),
    occasion: model.text(),
    /** Null until the event left. */
    emitted_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["event", "reference_id", "occasion"], unique: true, name: "IDX_crm_follow_up_announcement_once" },
    { on: ["event"], where: "emitted_at is null", name: "IDX_crm_follow_up_announcement_waiting" },
  ])
