import { z } from "@medusajs/framework/zod"

import {
  booleanFilter,
  createListParams,
  currencyCode,
  id,
  idFilter,
  line,
  percent,
  unsignedDecimal,
} from "../../../shared"

const fields = {
  position: z.int().min(1).max(10_000).optional(),
  is_active: z.boolean().optional(),
  /** Percent below the catalogue, of the line that is most. */
  max_discount_percent: percent().nullish(),
  /** Percent of the net total. */
  min_margin_percent: percent().nullish(),
  max_total: unsignedDecimal().nullish(),
  /** Of `max_total`. */
  currency_code: currencyCode().nullish(),
  /** The user who decides; null for everyone with the right to approve. */
  approver_id: id().nullish(),
}
const name = line(100).min(1)

export const AdminCreateCrmApprovalRule = z.strictObject({ name, ...fields })
export type AdminCreateCrmApprovalRule = z.infer<typeof AdminCreateCrmApprovalRule>
export const AdminUpdateCrmApprovalRule = z.strictObject({ name: name.optional(), ...fields })
export type AdminUpdateCrmApprovalRule = z.infer<typeof AdminUpdateCrmApprovalRule>

export const AdminListCrmApprovalRules = createListParams({
  order: ["position", "name", "created_at"],
  defaultOrder: "position",
  filters: { id: idFilter(), is_active: booleanFilter(), approver_id: idFilter() },
})
