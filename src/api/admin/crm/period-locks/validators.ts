import { z } from "@medusajs/framework/zod"

import { day, id, text } from "../../../shared"

export const AdminSetPeriodLock = z.strictObject({
  company_id: id().default("default"),
  /** Last closed day; null opens everything. */
  lock_date: day().nullable(),
  note: text(500).nullish(),
})
export type AdminSetPeriodLock = z.infer<typeof AdminSetPeriodLock>
