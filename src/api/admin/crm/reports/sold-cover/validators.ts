import { z } from "@medusajs/framework/zod"

import { createListParams, currencyCode, id } from "../../../../shared"
import { month } from "../../targets/validators"

const asked = {
  /** The store's default currency unless given. */
  currency_code: currencyCode().optional(),
  company_id: id().optional(),
  plan_id: id().optional(),
  /** First month; twelve months until `to` unless given. */
  from: month().optional(),
  /** Last month; the running one unless given. */
  to: month().optional(),
}

export const AdminSoldCoverParams = z.strictObject(asked)
export type AdminSoldCoverParams = z.infer<typeof AdminSoldCoverParams>

export const AdminSoldCoverLineParams = createListParams({ order: ["closing"], defaultLimit: 50 })
  .pick({ limit: true, offset: true })
  .extend(asked)
export type AdminSoldCoverLineParams = z.infer<typeof AdminSoldCoverLineParams>
