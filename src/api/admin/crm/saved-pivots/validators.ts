import { z } from "@medusajs/framework/zod"

import { createPageParams, line } from "../../../shared"
import { Definition } from "../reports/pivot/validators"

export const AdminListSavedPivots = createPageParams()
export type AdminListSavedPivots = z.infer<typeof AdminListSavedPivots>

export const AdminSavePivot = z.strictObject({
  name: line(100).min(1),
  definition: Definition,
  is_shared: z.boolean().default(false),
})
export type AdminSavePivot = z.infer<typeof AdminSavePivot>

export const AdminUpdatePivot = z.strictObject({
  name: line(100).min(1).optional(),
  definition: Definition.optional(),
  is_shared: z.boolean().optional(),
})
export type AdminUpdatePivot = z.infer<typeof AdminUpdatePivot>
