import { z } from "@medusajs/framework/zod"

import { COST_GROUPS, COST_ORDERS } from "../../../../../modules/reporting/queries/warranty-costs"
import { booleanFilter, createListParams, currencyCode, day, id, line } from "../../../../shared"

const report = {
  /** The store's default currency unless given. */
  currency_code: currencyCode().optional(),
  /** The store's today unless given. */
  as_of: day().optional(),
}
const period = { from: day().optional(), to: day().optional() }
const page = createListParams({ order: ["cost"], defaultLimit: 50 }).pick({ limit: true, offset: true })

const costs = {
  ...report,
  /** The twelve months to `as_of` unless given. */
  ...period,
  group_by: z.enum(COST_GROUPS).default("product"),
  product_id: id().optional(),
  plan_id: id().optional(),
  supplier: line(200).min(1).optional(),
  fault_code: id().optional(),
  customer_id: id().optional(),
  provisioned: booleanFilter(),
  order: createListParams({ order: COST_ORDERS }).shape.order,
}

export const AdminWarrantyCostParams = page.extend(costs)
export type AdminWarrantyCostParams = z.infer<typeof AdminWarrantyCostParams>

export const AdminWarrantyCostExportParams = z.strictObject(costs)
export type AdminWarrantyCostExportParams = z.infer<typeof AdminWarrantyCostExportParams>

export const AdminWarrantyFailureParams = page.extend({
  as_of: report.as_of,
  /** Months in which it was sold. */
  ...period,
  product_id: id().optional(),
})
export type AdminWarrantyFailureParams = z.infer<typeof AdminWarrantyFailureParams>

export const AdminOpenClaimParams = z.strictObject({ as_of: report.as_of, product_id: id().optional() })
export type AdminOpenClaimParams = z.infer<typeof AdminOpenClaimParams>

/** Months in which cover ends, or began. */
export const AdminCoverParams = z.strictObject({
  ...report,
  ...period,
  product_id: id().optional(),
  plan_id: id().optional(),
})
export type AdminCoverParams = z.infer<typeof AdminCoverParams>

export const AdminRecoveryParams = page.extend({
  ...report,
  supplier: line(200).min(1).optional(),
  product_id: id().optional(),
})
export type AdminRecoveryParams = z.infer<typeof AdminRecoveryParams>

export const AdminWarrantyTileParams = z.strictObject(report)
export type AdminWarrantyTileParams = z.infer<typeof AdminWarrantyTileParams>
