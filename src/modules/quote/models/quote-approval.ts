import { model } from "@medusajs/framework/utils"

/** One request to approve one revision of a draft, and what was decided. */
export const QuoteApproval = model
  .define("crm_quote_approval", {
    id: model.id({ prefix: "crmqap" }).primaryKey(),
    quote_id: model.text(),
    version: model.number(),
    /** The draft's revision that was asked about; a later edit needs another approval. */
    revision: model.number(),
    status: model.enum(["pending", "approved", "rejected", "withdrawn"]).default("pending"),
    /** `[{ rule_id, rule_name, kind: discount|margin|total, limit, value }]` */
    reasons: model.json(),
    /** Users named by the rules; null for everyone with the right to approve. */
    approver_ids: model.json().nullable(),
    requested_by: model.text(),
    requested_at: model.dateTime(),
    note: model.text().nullable(),
    decided_by: model.text().nullable(),
    decided_at: model.dateTime().nullable(),
    decision_note: model.text().nullable(),
  })
  .indexes([
    { on: ["quote_id", "requested_at"] },
    {
      on: ["quote_id"],
      unique: true,
      where: "status = 'pending' and deleted_at is null",
      name: "IDX_crm_quote_approval_pending",
    },
    { on: ["status"] },
  ])
