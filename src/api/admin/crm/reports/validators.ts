import { z } from "@medusajs/framework/zod"

import { bucketKeys, DEFAULT_EDGES, MAX_EDGE, MAX_EDGES } from "../../../../modules/reporting/rules/aging"
import { INSTALMENT_ORDER } from "../../../../modules/reporting/queries/aging"
import { CASH_CASES, CASH_KINDS } from "../../../../modules/reporting/queries/cash-entries"
import { TOP_BY } from "../../../../modules/reporting/queries/customers"
import { DATE_FORMATS, DECIMALS, JOURNAL_COLUMNS } from "../../../../shared/journal-csv"
import { booleanFilter, createListParams, currencyCode, day, id, text, unsignedDecimal } from "../../../shared"

const report = {
  /** The store's default currency unless given. */
  currency_code: currencyCode().optional(),
  /** The store's today unless given. */
  as_of: day().optional(),
}

/** Whose documents, and where they were sold. */
export const narrowing = {
  /** A user's; `none` for those of nobody. */
  owner_id: id().optional(),
  /** Those of the people of a team. */
  team_id: id().optional(),
  region_id: id().optional(),
  sales_channel_id: id().optional(),
}

export const AdminReportParams = z.strictObject({ ...report, ...narrowing })
export type AdminReportParams = z.infer<typeof AdminReportParams>

/** What is taken for granted about the money that is expected. */
const cash = { case: z.enum(CASH_CASES).default("expected") }

export const AdminCashCalendarParams = AdminReportParams.extend(cash)
export type AdminCashCalendarParams = z.infer<typeof AdminCashCalendarParams>

export const AdminOverviewParams = z
  .strictObject({
    ...report,
    ...narrowing,
    /** Whether the sums of all currencies are given in `currency_code` too. */
    convert: booleanFilter(),
    /** The day whose rates are used; `as_of` unless given. */
    rate_date: day().optional(),
  })
  .refine(({ convert, rate_date }) => convert || !rate_date, {
    path: ["rate_date"],
    message: "is only used with convert=true",
  })
export type AdminOverviewParams = z.infer<typeof AdminOverviewParams>

export const AdminDecisionParams = z
  .strictObject({
    currency_code: report.currency_code,
    ...narrowing,
    /** First day; 90 days to `to` unless given. */
    from: day().optional(),
    /** Last day; today unless given. */
    to: day().optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], message: "must not be before from" })
export type AdminDecisionParams = z.infer<typeof AdminDecisionParams>

export const AdminTrendParams = z.strictObject({
  currency_code: report.currency_code,
  ...narrowing,
  /** How many ends of months, today the last. */
  months: z.coerce.number().int().min(2).max(24).default(12),
})
export type AdminTrendParams = z.infer<typeof AdminTrendParams>

export const AdminTopCustomerParams = z.strictObject({
  ...report,
  ...narrowing,
  /** What stands first: a quote and a late debt of one customer, open quotes, or debt. */
  by: z.enum(TOP_BY).default("both"),
})
export type AdminTopCustomerParams = z.infer<typeof AdminTopCustomerParams>

export const AdminSalesPerformanceParams = z.strictObject({
  currency_code: currencyCode().optional(),
  /** First day; the month of `to`, or the current one, begins it unless given. */
  from: day().optional(),
  /** Last day; the end of the month of `from` unless given. */
  to: day().optional(),
  group_by: z.enum(["owner", "team", "source", "month"]).default("owner"),
  /** A user's figures; `none` for those of nobody. */
  owner_id: id().optional(),
})
export type AdminSalesPerformanceParams = z.infer<typeof AdminSalesPerformanceParams>

const page = createListParams({ order: ["total"], defaultLimit: 50 }).pick({ limit: true, offset: true })

/** How an aging is laid out, and whose documents are in it. */
const layout = {
  /** The day that ages an instalment: when it is due, or when its invoice was issued. */
  date_basis: z.enum(["due", "issue"]).default("due"),
  /** Last days of the buckets, such as 15,30,60. */
  buckets: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/, "must be days such as 15,30,60")
    .transform((days) => days.split(",").map(Number))
    .pipe(z.array(z.int().min(1).max(MAX_EDGE)).min(1).max(MAX_EDGES))
    .refine((edges) => edges.every((edge, index) => index === 0 || edge > edges[index - 1]), "must rise")
    .default([...DEFAULT_EDGES]),
  customer_id: id().optional(),
  ...narrowing,
  company_id: id().optional(),
}

export const AdminAgingParams = page.extend({
  ...report,
  ...layout,
  group_by: z.enum(["customer", "owner"]).optional(),
})
export type AdminAgingParams = z.infer<typeof AdminAgingParams>

export const AdminAgingExportParams = z.strictObject({
  ...report,
  ...layout,
  group_by: z.enum(["customer", "owner"]).default("customer"),
})
export type AdminAgingExportParams = z.infer<typeof AdminAgingExportParams>

export const AdminOpenInstalmentParams = createListParams({
  order: INSTALMENT_ORDER,
  defaultOrder: "due_date",
  filters: {
    ...report,
    ...layout,
    /** First and last due day. */
    due_from: day().optional(),
    due_to: day().optional(),
    /** One bucket, several, or `overdue` for all but the current one. */
    bucket: z
      .union([
        z.string().max(20),
        z
          .array(z.string().max(20))
          .min(1)
          .max(MAX_EDGES + 2),
      ])
      .optional(),
  },
})
  .omit({ q: true, fields: true })
  .check(({ value, issues }) => {
    const keys = bucketKeys(value.buckets)
    const asked = value.bucket === undefined ? [] : [value.bucket].flat()
    const isOne = asked.length === 1 && asked[0] === "overdue"
    if (!isOne && asked.some((key) => !keys.includes(key))) {
      issues.push({
        code: "custom",
        path: ["bucket"],
        input: value.bucket,
        message: `must be overdue, or of ${keys.join(", ")}`,
      })
    }
  })
export type AdminOpenInstalmentParams = z.infer<typeof AdminOpenInstalmentParams>

export const AdminCashItemParams = page.extend({
  ...report,
  ...narrowing,
  ...cash,
  kind: z.enum(CASH_KINDS).optional(),
  /** Any day of the week; `later` for what comes after the last one of the calendar. */
  week: z.union([z.literal("later"), day()]).optional(),
})
export type AdminCashItemParams = z.infer<typeof AdminCashItemParams>

export const AdminUninvoicedOrderParams = page.extend({
  currency_code: report.currency_code,
  ...narrowing,
  delivered: booleanFilter(),
  customer_id: id().optional(),
})
export type AdminUninvoicedOrderParams = z.infer<typeof AdminUninvoicedOrderParams>

export const AdminUnallocatedParams = page.extend({
  ...report,
  ...narrowing,
  customer_id: id().optional(),
  company_id: id().optional(),
})
export type AdminUnallocatedParams = z.infer<typeof AdminUnallocatedParams>

export const AdminCollectionParams = page.extend({
  currency_code: report.currency_code,
  ...narrowing,
  broken_promise: booleanFilter(),
  disputed: booleanFilter(),
  min_overdue: unsignedDecimal().optional(),
  q: text(200).optional(),
})
export type AdminCollectionParams = z.infer<typeof AdminCollectionParams>

const journal = {
  currency_code: report.currency_code,
  /** The first company unless given. */
  company_id: id().default("default"),
  from: day().optional(),
  to: day().optional(),
}

export const AdminJournalParams = z.strictObject(journal)
export type AdminJournalParams = z.infer<typeof AdminJournalParams>

export const AdminJournalPageParams = page.extend(journal)
export type AdminJournalPageParams = z.infer<typeof AdminJournalPageParams>

/** Left out, columns and signs are those of the settings. */
export const AdminJournalExportParams = z.strictObject({
  ...journal,
  columns: z
    .preprocess(
      (value) => (typeof value === "string" ? value.split(",") : value),
      z.array(z.enum(JOURNAL_COLUMNS), { error: `must be some of ${JOURNAL_COLUMNS.join(", ")}` }).min(1)
    )
    .optional(),
  delimiter: z.enum(["comma", "semicolon", "tab"]).optional(),
  decimal: z.enum(DECIMALS).optional(),
  date_format: z.enum(DATE_FORMATS).optional(),
})
export type AdminJournalExportParams = z.infer<typeof AdminJournalExportParams>
