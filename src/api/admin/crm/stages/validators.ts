import { z } from "@medusajs/framework/zod"

import { createListParams, id, idFilter, line } from "../../../shared"

const name = line(100).min(1)

/** All of a list, in its own order. */
const short = createListParams({ order: [], defaultLimit: 200 }).omit({ q: true, order: true })

export const AdminListCrmSetUp = short
export const AdminListCrmStages = short.extend({ pipeline_id: idFilter() })

export const AdminCreateCrmPipeline = z.strictObject({ name, is_default: z.boolean().optional() })
export type AdminCreateCrmPipeline = z.infer<typeof AdminCreateCrmPipeline>
export const AdminUpdateCrmPipeline = z.strictObject({ name: name.optional(), is_default: z.boolean().optional() })
export type AdminUpdateCrmPipeline = z.infer<typeof AdminUpdateCrmPipeline>
export const AdminOrderCrmStages = z.strictObject({ stage_ids: z.array(id()).min(1).max(100) })
export type AdminOrderCrmStages = z.infer<typeof AdminOrderCrmStages>

const stage = {
  name,
  probability: z.int().min(0).max(100),
  forecast_category: z.enum(["pipeline", "best_case", "commit"]),
  /** Days; null takes the store's. */
  usual_days: z.int().min(1).max(3650).nullish(),
}
export const AdminCreateCrmStage = z.strictObject({ pipeline_id: id(), ...stage })
export type AdminCreateCrmStage = z.infer<typeof AdminCreateCrmStage>
export const AdminUpdateCrmStage = z.strictObject(stage).partial()
export type AdminUpdateCrmStage = z.infer<typeof AdminUpdateCrmStage>
export const AdminRemoveCrmStage = z.strictObject({ move_to: id().optional() })
export type AdminRemoveCrmStage = z.infer<typeof AdminRemoveCrmStage>

export const AdminOrderCrmChoices = z.strictObject({ ids: z.array(id()).min(1).max(1000) })
export type AdminOrderCrmChoices = z.infer<typeof AdminOrderCrmChoices>

/** Reasons for losing, and sources. */
export const AdminCreateCrmChoice = z.strictObject({ name })
export type AdminCreateCrmChoice = z.infer<typeof AdminCreateCrmChoice>
export const AdminUpdateCrmChoice = z.strictObject({
  name: name.optional(),
  is_active: z.boolean().optional(),
  position: z.int().min(1).max(10_000).optional(),
})
export type AdminUpdateCrmChoice = z.infer<typeof AdminUpdateCrmChoice>
