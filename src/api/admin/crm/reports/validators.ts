import { z } from "@medusajs/framework/zod"

import { BUCKETS } from "../../../../modules/reporting/rules/aging"
import { INSTALMENT_ORDER } from "../../../../modules/reporting/queries/aging"
import { booleanFilter, createListParams, currencyCode, day, id } from "../../../shared"

const report = {
  /** The store's default currency unless given. */
  currency_code: currencyCode().optional(),
  /** The store's today unless given. */
  as_of: day().optional(),
}

export const AdminReportParams = z.strictObject(report)
export type AdminReportParams = z.infer<typeof AdminReportParams>

const page = createListParams({ order: ["total"], defaultLimit: 50 }).pick({ limit: true, offset: true })

export const AdminAgingParams = page.extend({
  ...report,
  group_by: z.enum(["customer"]).optional(),
  customer_id: id().optional(),
})
export type AdminAgingParams = z.infer<typeof AdminAgingParams>

const bucket = z.enum(BUCKETS)

export const AdminOpenInstalmentParams = createListParams({
  order: INSTALMENT_ORDER,
  defaultOrder: "due_date",
  filters: {
    ...report,
    /** One bucket, several, or `overdue` for all but the current one. */
    bucket: z
      .union([bucket, z.literal("overdue"), z.array(bucket).min(1)], {
        error: `must be overdue, or of ${BUCKETS.join(", ")}`,
      })
      .optional(),
    customer_id: id().optional(),
  },
}).omit({ q: true, fields: true })
export type AdminOpenInstalmentParams = z.infer<typeof AdminOpenInstalmentParams>

export const AdminUninvoicedOrderParams = page.extend({
  currency_code: report.currency_code,
  delivered: booleanFilter(),
  customer_id: id().optional(),
})
export type AdminUninvoicedOrderParams = z.infer<typeof AdminUninvoicedOrderParams>

export const AdminUnallocatedParams = page.extend({ currency_code: report.currency_code, customer_id: id().optional() })
export type AdminUnallocatedParams = z.infer<typeof AdminUnallocatedParams>
