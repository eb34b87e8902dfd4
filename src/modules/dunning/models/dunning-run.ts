import { model } from "@medusajs/framework/utils"

/** One look at everything that is late: what to send to whom. Debtors are read in the order of their keys, a page at a time. */
export const DunningRun = model
  .define("crm_dunning_run", {
    id: model.id({ prefix: "crmdr" }).primaryKey(),
    /** The day that lateness is counted to. */
    as_of_date: model.text(),
    status: model.enum(["proposing", "proposed", "canceled"]).default("proposing"),
    trigger: model.enum(["manual", "daily"]).default("manual"),
    /** Makes it one and the same run, however many servers begin it: `daily:2026-11-26`. */
    run_key: model.text().nullable(),
    /** Only debtors of these policies; null is all. */
    policy_ids: model.json().nullable(),
    currency_code: model.text().nullable(),
    /** Key of the last debtor that was looked at. */
    cursor: model.text().nullable(),
    /** Debtors looked at so far, and how many there were at the start. */
    examined: model.number().default(0),
    debtors: model.number().default(0),
    started_by: model.text(),
    proposed_at: model.dateTime().nullable(),
    canceled_at: model.dateTime().nullable(),
    canceled_by: model.text().nullable(),
  })
  .indexes([
    {
      on: ["run_key"],
      unique: true,
      where: "run_key is not null and deleted_at is null",
      name: "IDX_crm_dunning_run_key",
    },
    {
      on: ["status"],
      unique: true,
      where: "status = 'proposing' and deleted_at is null",
      name: "IDX_crm_dunning_run_one",
    },
  ])
