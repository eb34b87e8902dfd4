import { z } from "@medusajs/framework/zod"

import { KINDS, PRIORITIES } from "../../../../modules/follow-up/types"
import { id, line, wholeNumber } from "../../../shared"

/** A field left out stays; a setting of null goes back to its default. */
export const AdminUpdateCrmFollowUpRule = z.strictObject({
  is_on: z.boolean().optional(),
  days: z.int().min(0).max(3650).optional(),
  settings: z.record(z.string().max(60), z.union([z.int(), line(255), z.boolean(), z.null()])).optional(),
  assign: z.enum(["owner", "round_robin", "fixed"]).optional(),
  team_id: id().nullable().optional(),
  assignee_id: id().nullable().optional(),
  kind: z.enum(KINDS).optional(),
  priority: z.enum(PRIORITIES).optional(),
})
export type AdminUpdateCrmFollowUpRule = z.infer<typeof AdminUpdateCrmFollowUpRule>

export const AdminRunCrmFollowUpRule = z.strictObject({
  /** Somebody saw how many there are. */
  confirm: z.boolean().optional(),
})
export type AdminRunCrmFollowUpRule = z.infer<typeof AdminRunCrmFollowUpRule>

export const AdminGetCrmFollowUpRuleResultsParams = z.strictObject({
  /** Of what was opened in so many days. */
  days: z.preprocess(wholeNumber, z.int().min(1).max(3650)).default(90),
})
