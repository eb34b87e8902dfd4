import { Day, monthEnd } from "../../../shared/days"
import { Period, ReportInput } from "./input"

/** What reports of warranties are about: one currency, the claims that the caller sees, days by the store's zone. */
export type WarrantyInput = Pick<ReportInput, "currency_code" | "as_of" | "today" | "owner_ids"> & { timezone: string }

/** Whether costs that are kept by month hold the answer: of everyone, and of whole months; no cost has a day to come. */
export const hasKeptMonths = (
  { owner_ids, today }: Pick<WarrantyInput, "owner_ids" | "today">,
  { from, to }: Period
): boolean => !owner_ids && from.endsWith("-01") && (to >= today || to === monthEnd(to))

/** Kept amounts are whole millionths, and whole numbers are divided without a rest by decimals only. */
export const MILLIONTHS = "/ 1000000.0"

/** Values of a statement in the order they are said. */
export type Bound = { values: unknown[]; bind: (value: unknown) => string }

export function bound(): Bound {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}

/** Claims that were not found to be none. */
export const COUNTED = "c.status not in ('rejected', 'canceled')"

/** The month of a day. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** SQL of the filters of a report that were asked for, on columns of the same name. */
export const equals = (alias: string, filters: Record<string, string | undefined>, { bind }: Bound): string[] =>
  Object.entries(filters).flatMap(([column, value]) =>
    value === undefined ? [] : [`${alias}.${column} = ${bind(value)}`]
  )

/** Claims that the caller sees, as `src/modules/warranty/sql/scope.ts` has them; true where that is all. */
export function claimsSeen({ owner_ids }: Pick<WarrantyInput, "owner_ids">, { bind }: Bound): string {
  if (!owner_ids) {
    return "true"
  }
  const mine = `any (${bind(owner_ids)}::text[])`
  return `((c.assignee_id is null and c.owner_id is null) or c.assignee_id = ${mine} or c.submitted_by = ${mine} or c.owner_id = ${mine})`
}

/** What was sold as the caller sees it: of their orders and of nobody's; true where that is all. */
export function ordersSeen(alias: string, { owner_ids }: Pick<WarrantyInput, "owner_ids">, { bind }: Bound): string {
  return owner_ids ? `(${alias}.owner_id is null or ${alias}.owner_id = any (${bind(owner_ids)}::text[]))` : "true"
}

/** Where units sold are read: kept by month where the caller sees all, else from the lines. */
export const soldOf = ({ owner_ids }: Pick<WarrantyInput, "owner_ids">): string =>
  owner_ids ? "crm_view_warranty_line" : "crm_view_warranty_sold"

/** The same of entitlements. */
export const coverOf = ({ owner_ids }: Pick<WarrantyInput, "owner_ids">): string =>
  owner_ids ? "crm_view_warranty_entitlement" : "crm_view_warranty_cover"
