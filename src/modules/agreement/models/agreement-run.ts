import { model } from "@medusajs/framework/utils"

/** One look at everything, a step at a time; one is under way at a time, and one caller works on it. */
export const AgreementRun = model
  .define("crm_agreement_run", {
    id: model.id({ prefix: "crmagr" }).primaryKey(),
    status: model.enum(["running", "done", "stopped"]).default("running"),
    trigger: model.enum(["manual", "nightly"]).default("manual"),
    /** Makes it one and the same run, however many servers begin it: `nightly:2026-11-28`. */
    run_key: model.text().nullable(),
    /** Which check it is at, and the last record that it looked at. */
    part: model.text(),
    after: model.text().nullable(),
    /** Checks that are done, of how many. */
    parts_done: model.number().default(0),
    parts: model.number(),
    /** Records looked at. */
    checked: model.number().default(0),
    found: model.number().default(0),
    /** Until then one caller works on it; afterwards another may go on. */
    leased_until: model.dateTime().nullable(),
    started_by: model.text(),
    finished_at: model.dateTime().nullable(),
    stopped_by: model.text().nullable(),
  })
  .indexes([
    {
      on: ["status"],
      unique: true,
      where: "status = 'running' and deleted_at is null",
      name: "IDX_crm_agreement_run_one",
    },
    {
      on: ["run_key"],
      unique: true,
      where: "run_key is not null and deleted_at is null",
      name: "IDX_crm_agreement_run_key",
    },
  ])
