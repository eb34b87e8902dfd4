import { z } from "@medusajs/framework/zod"

import { createListParams, idFilter, line, textFilter } from "../../../shared"

export const AdminListTeams = createListParams({
  order: ["name", "created_at"],
  defaultOrder: "name",
  filters: { id: idFilter(), name: textFilter() },
})

export const AdminSaveTeam = z.strictObject({ name: line(100).min(1) })
export type AdminSaveTeam = z.infer<typeof AdminSaveTeam>
