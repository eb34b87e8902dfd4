import { z } from "@medusajs/framework/zod"

import { createListParams, currencyCode, day, id } from "../../../../shared"
import { month } from "../../targets/validators"

const page = createListParams({ order: ["provision"], defaultLimit: 50 }).pick({ limit: true, offset: true })

const asked = {
  /** The store's default currency unless given. */
  currency_code: currencyCode().optional(),
  /** The store's today unless given. */
  as_of: day().optional(),
  product_id: id().optional(),
}

export const AdminProvisionParams = z.strictObject(asked)
export type AdminProvisionParams = z.infer<typeof AdminProvisionParams>

export const AdminProvisionPageParams = page.extend(asked)
export type AdminProvisionPageParams = z.infer<typeof AdminProvisionPageParams>

export const AdminProvisionArithmeticParams = z.strictObject({ ...asked, product_id: id() })
export type AdminProvisionArithmeticParams = z.infer<typeof AdminProvisionArithmeticParams>

export const AdminProvisionMovementParams = z.strictObject({
  currency_code: asked.currency_code,
  product_id: asked.product_id,
  /** First month; twelve months until `to` unless given. */
  from: month().optional(),
  /** Last month; the running one unless given. */
  to: month().optional(),
})
export type AdminProvisionMovementParams = z.infer<typeof AdminProvisionMovementParams>
