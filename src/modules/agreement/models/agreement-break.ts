import { model } from "@medusajs/framework/utils"

import { AGREEMENT_KIND_NAMES } from "../../../shared/agreement-kinds"

/** Two sides that disagree about one document. Found again it is the same row; one that is gone is settled. */
export const AgreementBreak = model
  .define("crm_agreement_break", {
    id: model.id({ prefix: "crmagb" }).primaryKey(),
    kind: model.enum(AGREEMENT_KIND_NAMES),
    reference: model.text(),
    reference_id: model.text(),
    number: model.text().searchable().nullable(),
    /** What the document itself says, and what the other side says; amounts as decimal text. */
    says: model.text().nullable(),
    other_says: model.text().nullable(),
    /** By how much they differ, in `currency_code`. */
    amount: model.bigNumber().nullable(),
    currency_code: model.text().nullable(),
    found_at: model.dateTime(),
    /** When it was last looked at and still there. */
    seen_at: model.dateTime(),
    run_id: model.text().nullable(),
    settled_at: model.dateTime().nullable(),
    dismissed_at: model.dateTime().nullable(),
    dismissed_by: model.text().nullable(),
    dismissed_reason: model.text().nullable(),
    /** Why the last repair did not mend it. */
    repair_error: model.text().nullable(),
  })
  .indexes([
    { on: ["kind", "reference_id"], unique: true, where: "deleted_at is null", name: "IDX_crm_agreement_break_one" },
    { on: ["kind"], where: "settled_at is null and deleted_at is null", name: "IDX_crm_agreement_break_open" },
  ])
