import { z } from "@medusajs/framework/zod"

import { FOLLOW_ON_GROUPS } from "../../../../../modules/reporting/queries/follow-on"
import { SALES_SETS, SalesSet, STAGE_SETS } from "../../../../../modules/reporting/queries/sales-quotes"
import { RESULT_GROUPS } from "../../../../../modules/reporting/queries/sales-results"
import { createListParams, currencyCode, day, id, wholeNumber } from "../../../../shared"
import { narrowing } from "../validators"

const asked = {
  currency_code: currencyCode().optional(),
  /** First day; 90 days to `to` unless given, of the forecast this month's. */
  from: day().optional(),
  /** Last day; today unless given, of the forecast the end of the month after next. */
  to: day().optional(),
  ...narrowing,
  source_id: id().optional(),
  pipeline_id: id().optional(),
}

const page = createListParams({ order: ["total"], defaultLimit: 50 }).pick({ limit: true, offset: true })

export const AdminSalesParams = z.strictObject(asked)
export type AdminSalesParams = z.infer<typeof AdminSalesParams>

const results = { group_by: z.enum(RESULT_GROUPS).default("owner") }
export const AdminSalesResultParams = z.strictObject({ ...asked, ...results })
export type AdminSalesResultParams = z.infer<typeof AdminSalesResultParams>

const quotes = {
  set: z.enum(SALES_SETS),
  stage_id: id().optional(),
  /** `none` for those without a reason. */
  lost_reason_id: id().optional(),
  /** Of open quotes: the month of the expected close. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11")
    .optional(),
  forecast_category: z.enum(["pipeline", "best_case", "commit"]).optional(),
}

/** What is asked of a stage of the funnel says which. */
const namesItsStage = ({ set, stage_id }: { set: SalesSet; stage_id?: string }): boolean =>
  Boolean(stage_id) || !STAGE_SETS.includes(set)
const STAGE_NEEDED = { path: ["stage_id"], message: `is required with set ${STAGE_SETS.join(", ")}` }

export const AdminSalesQuoteParams = page.extend({ ...asked, ...quotes }).refine(namesItsStage, STAGE_NEEDED)
export type AdminSalesQuoteParams = z.infer<typeof AdminSalesQuoteParams>

export const AdminSalesPageParams = page.extend(asked)
export type AdminSalesPageParams = z.infer<typeof AdminSalesPageParams>

const followOn = {
  by: z.enum(FOLLOW_ON_GROUPS).default("customer"),
  /** Only who has not ordered for so many days. */
  quiet_days: z.preprocess(wholeNumber, z.int().min(0).max(3650)).default(0),
}
export const AdminFollowOnParams = page.extend({ ...asked, ...followOn })
export type AdminFollowOnParams = z.infer<typeof AdminFollowOnParams>

/** Sales reports that are saved as CSV. */
export const SALES_REPORTS = ["forecast", "results", "funnel", "lost", "quotes", "quote-to-cash", "follow-on"] as const

export const AdminSalesExportParams = z
  .strictObject({
    ...asked,
    ...results,
    ...quotes,
    set: quotes.set.default("decided"),
    ...followOn,
    report: z.enum(SALES_REPORTS),
  })
  .refine(namesItsStage, STAGE_NEEDED)
export type AdminSalesExportParams = z.infer<typeof AdminSalesExportParams>
