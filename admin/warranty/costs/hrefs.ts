import { listHref } from "../../shared/list-href"
import { CLAIM_STATUSES } from "../claim-queries"
import { CostReport, CostRow, Group } from "./queries"

type Filter = string | string[] | object | undefined

/** Claims that were not found to be none. */
const COUNTED = CLAIM_STATUSES.filter((status) => status !== "rejected" && status !== "canceled")

/** The list of claims with these filters set; what is no text stands as JSON, as the list reads it. */
export function claimsHref(filters: Record<string, Filter>): string {
  const query = new URLSearchParams({ tab: "claims", view: "list" })
  Object.entries(filters).forEach(([name, value]) => {
    if (value !== undefined) {
      query.set(name, JSON.stringify(value))
    }
  })
  return `/crm/warranties?${query.toString()}`
}

/** By which filter of the list a group of costs is found; months are found by their days. */
const FILTERS: Record<Exclude<Group, "month">, string> = {
  product: "product_id",
  plan: "plan_id",
  supplier: "supplier",
  fault: "fault_code",
  customer: "customer_id",
}

/** Filters of the report that the list of claims has too. */
export type Chosen = { product_id?: string; plan_id?: string }

type Asked = { report: CostReport; chosen: Chosen; row?: CostRow }

/** What narrows the list to one row; null where no filter says it. */
function ofRow({ report, row }: Asked): Record<string, Filter> | null {
  if (!row || report.group_by === "month") {
    return {}
  }
  const name = FILTERS[report.group_by]
  return row.id === null ? null : { [name]: name === "fault_code" || name === "plan_id" ? [row.id] : row.id }
}

/** Claims that were submitted in the period, of all rows or of one. */
export function submittedHref(asked: Asked): string | undefined {
  const { report, chosen, row } = asked
  const narrowed = ofRow(asked)
  return narrowed
    ? claimsHref({
        ...chosen,
        ...narrowed,
        status: COUNTED,
        currency_code: report.currency_code,
        submitted_at: row?.submitted_at ?? report.submitted_at,
      })
    : undefined
}

/** Claims that cost something in the period. */
export function costHref(asked: Asked, provisioned?: boolean): string | undefined {
  const { report, chosen, row } = asked
  const narrowed = ofRow(asked)
  const isMonth = report.group_by === "month" && row?.id
  const days = isMonth ? monthWithin(row.id!, report) : { $gte: report.from, $lte: report.to }
  return narrowed
    ? claimsHref({
        ...chosen,
        ...narrowed,
        currency_code: report.currency_code,
        cost_date: days,
        cost_provisioned: provisioned === undefined ? undefined : String(provisioned),
      })
    : undefined
}

/** What each amount of the costs opens: the claims that it adds up, and of what came back the shares of suppliers. */
export const amountHrefs = (
  asked: Asked
): Record<"total" | "provisioned" | "goodwill" | "recovered", string | undefined> => ({
  total: costHref(asked),
  provisioned: costHref(asked, true),
  goodwill: costHref(asked, false),
  recovered: recoveriesHref(asked),
})

/** Shares of suppliers; they are not told apart by plans, so that those of one cannot be opened. */
const recoveriesHref = ({ report, chosen }: Asked): string | undefined =>
  chosen.plan_id
    ? undefined
    : `/crm/warranties?${new URLSearchParams({
        ...{ tab: "costs", view: "recovery", currency: report.currency_code },
        ...(chosen.product_id ? { product_id: chosen.product_id } : {}),
      }).toString()}`

/** The last day of a month `YYYY-MM`. */
export const lastDay = (month: string): string => {
  const [year, number] = month.split("-").map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

function monthWithin(month: string, { from, to }: { from: string; to: string }): { $gte: string; $lte: string } {
  const [first, last] = [`${month}-01`, lastDay(month)]
  return { $gte: first < from ? from : first, $lte: last > to ? to : last }
}

/** Claims of what was sold in a period. */
export const soldHref = (product_id: string, { from, to }: { from: string; to: string }): string =>
  claimsHref({ product_id, status: COUNTED, sold_date: { $gte: from, $lte: to } })

/** Claims under cover of a plan that began in a period. */
export const coverHref = (
  plan_id: string,
  report: { from: string; to: string; currency_code: string },
  chosen: Chosen
): string =>
  claimsHref({
    ...chosen,
    plan_id: [plan_id],
    status: COUNTED,
    currency_code: report.currency_code,
    cover_date: { $gte: report.from, $lte: report.to },
  })

/** Entitlements with units left that end in a month. */
export const endingHref = (month: string, { product_id, plan_id }: Chosen): string => {
  const href = listHref("/crm/warranties", {
    status: ["active", "not_begun", "expired"],
    product_id,
    plan_id: plan_id ? [plan_id] : undefined,
    has_units: "true",
  })
  return `${href}&ends_date=${encodeURIComponent(JSON.stringify({ $gte: `${month}-01`, $lte: lastDay(month) }))}`
}
