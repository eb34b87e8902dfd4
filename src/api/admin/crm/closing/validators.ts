import { z } from "@medusajs/framework/zod"

import { isDay } from "../../../../shared/days"
import { id } from "../../../shared"

export const AdminClosingParams = z.strictObject({
  /** Last month by default. */
  month: z
    .string()
    .refine((month) => isDay(`${month}-01`), "must be a month such as 2026-11")
    .optional(),
  company_id: id().default("default"),
})
export type AdminClosingParams = z.infer<typeof AdminClosingParams>
