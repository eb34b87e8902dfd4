import { MedusaRequest } from "@medusajs/framework/http"

import { Page } from "../../../../../modules/reporting/queries/aging"
import { WarrantyCosts } from "../../../../../modules/reporting/queries/warranty-costs"
import { customerGroup } from "../../../../../workflows/interaction/customer-group"
import { reportingOf } from "../report-input"
import { pastPeriod, submittedIn, warrantyInput } from "./input"
import { orderOf } from "./seen"
import { AdminWarrantyCostExportParams } from "./validators"

/** What warranties cost, as it is asked for, with what the list of claims is filtered by to show the claims. */
export async function costReport(
  req: MedusaRequest,
  params: AdminWarrantyCostExportParams,
  page?: Page
): Promise<WarrantyCosts & { submitted_at: { $gte: string; $lt: string } }> {
  const { currency_code, as_of, from, to, group_by, order, customer_id, ...filters } = params
  const [input, group] = await Promise.all([
    warrantyInput(req, { currency_code, as_of }),
    customer_id ? customerGroup(req.scope, customer_id) : undefined,
  ])
  const period = pastPeriod({ from, to }, input.as_of)
  const report = await reportingOf(req).warrantyCosts(
    input,
    { ...filters, ...period, customer_ids: group?.customer_ids },
    { group_by, order: orderOf(req, order, group_by), page }
  )
  return { ...report, submitted_at: submittedIn(period, input.timezone) }
}
