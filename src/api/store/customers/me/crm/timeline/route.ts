import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { REPORTING_MODULE } from "../../../../../../modules/reporting"
import type { ReportingModuleService } from "../../../../../../modules/reporting/service"
import { timelineRequest } from "../../../../../shared/timeline"
import { ownCustomers } from "../../../../shared/own-customers"

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
      order_id: row.order_id,
    })
  )
  res.json({ timeline: rows, next_cursor, limit: asked.limit })
}
