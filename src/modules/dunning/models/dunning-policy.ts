import { model } from "@medusajs/framework/utils"

import { DunningLevel } from "./dunning-level"

/** Who is reminded when, how and by whom: ordered levels and the hours in which messages leave by themselves. */
export const DunningPolicy = model
  .define("crm_dunning_policy", {
    id: model.id({ prefix: "crmdp" }).primaryKey(),
    name: model.text().searchable(),
    /** Of every debtor without a policy of their own; one policy is. */
    is_default: model.boolean().default(false),
    /** Of debtors of this kind; at most one policy for each. */
    customer_kind: model.enum(["business", "consumer"]).nullable(),
    /** What the daily run does by itself: nothing, propose, or propose and send what needs no person. */
    daily: model.enum(["off", "propose", "send"]).default("off"),
    /** `{ "eur": "10" }`: a message that asks for less waits. */
    minimums: model.json().nullable(),
    /** ISO weekdays, 1 is Monday. */
    weekdays: model.json(),
    /** Hours of the store's clock: from `hour_from` up to `hour_to`, which is not in it. */
    hour_from: model.number().default(8),
    hour_to: model.number().default(18),
    /** Whether the PDFs of the invoices go with the mail. */
    attach_pdfs: model.boolean().default(false),
    /** For how many days sales may ask to wait. */
    max_delay_days: model.number().default(14),
    levels: model.hasMany(() => DunningLevel, { mappedBy: "policy" }),
  })
  .cascades({ delete: ["levels"] })
  .indexes([
    {
      on: ["is_default"],
      unique: true,
      where: "is_default and deleted_at is null",
      name: "IDX_crm_dunning_policy_default",
    },
    {
      on: ["customer_kind"],
      unique: true,
      where: "customer_kind is not null and deleted_at is null",
      name: "IDX_crm_dunning_policy_kind",
    },
  ])
