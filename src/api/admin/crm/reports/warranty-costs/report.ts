import { MedusaRequest } from "@medusajs/framework/http"

import { Page } from "../../../../../modules/reporting/queries/aging"
import { WarrantyCostRow, WarrantyCosts } from "../../../../../modules/reporting/queries/warranty-costs"
import type { Period } from "../../../../../modules/reporting/queries/input"
import { monthEnd } from "../../../../../shared/days"
import { customerGroup } from "../../../../../workflows/interaction/customer-group"
import { reportingOf } from "../report-input"
import { pastPeriod, submittedIn, warrantyInput } from "./input"
import { orderOf } from "./seen"
import { AdminWarrantyCostExportParams } from "./validators"

/** What the list of claims is filtered by to show those that were submitted. */
type Submitted = { $gte: string; $lt: string }

export type CostReport = Omit<WarrantyCosts, "rows"> & {
  submitted_at: Submitted
  /** Those of a month have theirs. */
  rows: (WarrantyCostRow & { submitted_at?: Submitted })[]
}

/** What warranties cost, as it is asked for, with what the list of claims is filtered by to show the claims. */
export async function costReport(
  req: MedusaRequest,
  params: AdminWarrantyCostExportParams,
  page?: Page
): Promise<CostReport> {
  const { currency_code, as_of, from, to, group_by, order, customer_id, ...filters } = params
  const [input, group] = await Promise.all([
    warrantyInput(req, { currency_code, as_of }),
    customer_id ? customerGroup(req.scope, customer_id) : undefined,
  ])
  const period = pastPeriod({ from, to }, input.as_of)
  const { rows, ...report } = await reportingOf(req).warrantyCosts(
    input,
    { ...filters, ...period, customer_ids: group?.customer_ids },
    { group_by, order: orderOf(req, order, group_by), page }
  )
  return {
    ...report,
    submitted_at: submittedIn(period, input.timezone),
    rows:
      group_by === "month"
        ? rows.map((row) => ({ ...row, submitted_at: submittedIn(within(row.id!, period), input.timezone) }))
        : rows,
  }
}

/** A month as far as the period reaches into it. */
function within(month: string, { from, to }: Period): Period {
  const [first, last] = [`${month}-01`, monthEnd(`${month}-01`)]
  return { from: first < from ? from : first, to: last > to ? to : last }
}
