import { model } from "@medusajs/framework/utils"

/**
 * One message of a run to one debtor in one currency, on behalf of one company: proposed, held back, sent, or a call to make.
 *
 * `invoices` says what it lists, as it stood when it was proposed or, once sent, when it left.
 */
export const DunningNotice = model
  .define("crm_dunning_notice", {
    id: model.id({ prefix: "crmdn" }).primaryKey(),
    run_id: model.text(),
    /** The customer who owes; an invoice without customer stands for itself as `invoice:<id>`. */
    debtor_key: model.text(),
    bill_to_customer_id: model.text().nullable(),
    customer_name: model.text().searchable().nullable(),
    company_id: model.text().default("default"),
    currency_code: model.text(),
    owner_id: model.text().nullable(),
    policy_id: model.text(),
    level_id: model.text(),
    level_position: model.number(),
    channel: model.text(),
    tone: model.enum(["friendly", "firm", "final"]),
    needs_person: model.boolean().default(false),
    locale: model.text(),
    /** E-mail address, or a telephone number for other channels. */
    recipient: model.text().nullable(),
    /** A person's own words instead of the level's. */
    subject: model.text().nullable(),
    message: model.text().nullable(),
    status: model
      .enum([
        "proposed",
        "held",
        "excluded",
        "superseded",
        "planned",
        "sent",
        "failed",
        "skipped",
        "canceled",
        "open",
        "done",
      ])
      .default("proposed"),
    /** Sent in spite of what holds it back. */
    override: model.boolean().default(false),
    /** `[{ reason, invoice_id?, … }]`: why it, or an invoice of it, is held back. */
    held_reasons: model.json().nullable(),
    /** Why it was not sent after all. */
    skip_reason: model.text().nullable(),
    /** What it asks for. */
    amount: model.bigNumber(),
    /** Of its oldest invoice. */
    days_late: model.number(),
    /** `[{ invoice_id, number, issue_date, due_date, days_late, outstanding, disputed, asked, level_id, level_days, claims, held }]` */
    invoices: model.json(),
    outbox_message_id: model.text().nullable(),
    note: model.text().nullable(),
    decided_by: model.text().nullable(),
    planned_at: model.dateTime().nullable(),
    sent_at: model.dateTime().nullable(),
    sent_by: model.text().nullable(),
  })
  .indexes([
    {
      on: ["run_id", "debtor_key", "currency_code", "company_id"],
      unique: true,
      where: "deleted_at is null",
      name: "IDX_crm_dunning_notice_once",
    },
    { on: ["run_id", "status"] },
    { on: ["bill_to_customer_id"] },
    {
      on: ["debtor_key"],
      where: "status in ('proposed', 'held') and deleted_at is null",
      name: "IDX_crm_dunning_notice_waiting",
    },
    {
      on: ["status"],
      where: "status in ('planned', 'open') and deleted_at is null",
      name: "IDX_crm_dunning_notice_due",
    },
  ])
