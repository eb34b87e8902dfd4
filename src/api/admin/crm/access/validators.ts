import { z } from "@medusajs/framework/zod"

import { booleanFilter, createListParams, enumFilter, id, idFilter } from "../../../shared"

const SCOPES = ["own", "team", "all"] as const

export const AdminListMembers = createListParams({
  order: ["created_at", "user_id", "scope"],
  defaultOrder: "created_at",
  filters: {
    user_id: idFilter(),
    team_id: idFilter(),
    scope: enumFilter(SCOPES),
    can_money: booleanFilter(),
    can_setup: booleanFilter(),
    can_approve: booleanFilter(),
    can_see_margin: booleanFilter(),
  },
}).omit({ q: true })

/** A right left out stays as it is, or is not given to a new member. */
export const AdminSetMember = z.strictObject({
  user_id: id(),
  scope: z.enum(SCOPES).optional(),
  team_id: id().nullish(),
  can_money: z.boolean().optional(),
  can_setup: z.boolean().optional(),
  can_approve: z.boolean().optional(),
  can_see_margin: z.boolean().optional(),
})
export type AdminSetMember = z.infer<typeof AdminSetMember>
