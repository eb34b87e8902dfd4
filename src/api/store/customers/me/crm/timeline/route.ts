import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { REPORTING_MODULE } from "../../../../../../modules/reporting"
import type { ReportingModuleService } from "../../../../../../modules/reporting/service"
import { timelineRequest } from "../../../../../shared/timeline"
import { ownCustomers } from "../../../../shared/own-customers"
import { ownOrders } from "../../../../shared/own-orders"

/** What the customer who is logged in knows of: documents they were given, mails, their orders. Never what staff noted. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const asked = timelineRequest(req)
  const reporting = req.scope.resolve<ReportingModuleService>(REPORTING_MODULE)
  const { timeline, next_cursor } = await reporting.timeline({
    ...asked,
    customer_ids: await ownCustomers(req),
    owner_ids: null,
    for_customer: true,
  })
  const own = await ownOrders(
    req,
    timeline.map(({ order_id }) => order_id)
  )
  const rows = timeline.map(
    ({ id, kind, act, occurred_at, reference, reference_id, number, title, amount, ...row }) => ({
      id,
      kind,
      act,
      occurred_at,
      reference,
      reference_id,
      number,
      title,
      amount,
      currency_code: row.currency_code,
      order_id: own.has(row.order_id ?? "") ? row.order_id : null,
    })
  )
  res.json({ timeline: rows, next_cursor, limit: asked.limit })
}
