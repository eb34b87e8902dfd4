import { model } from "@medusajs/framework/utils"

import { DunningPolicy } from "./dunning-policy"

/** One step of a policy. */
export const DunningLevel = model
  .define("crm_dunning_level", {
    id: model.id({ prefix: "crmdl" }).primaryKey(),
    /** 1 is the first; levels are in the order of their days. */
    position: model.number(),
    name: model.text().nullable(),
    /** Days after the due day; negative is before it. */
    days_overdue: model.number(),
    /** `mail`, `letter` (a PDF to post), `phone` (a task), or a channel of the host's Notification module such as `sms`. */
    channel: model.text().default("mail"),
    tone: model.enum(["friendly", "firm", "final"]).default("friendly"),
    /** Only proposed: a person sends it. */
    needs_person: model.boolean().default(false),
    /** `{ en: { subject, text }, "pt-BR": … }`; what is left out is the tone's own text. */
    texts: model.json().nullable(),
    policy: model.belongsTo(() => DunningPolicy, { mappedBy: "levels" }),
  })
  .indexes([
    {
      on: ["policy_id", "days_overdue"],
      unique: true,
      where: "deleted_at is null",
      name: "IDX_crm_dunning_level_days",
    },
  ])
