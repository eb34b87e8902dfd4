import { MedusaRequest } from "@medusajs/framework/http"

import { customerName } from "../../../../workflows/receivable/rules/customer-name"
import { customerOf } from "../../../shared/customer"
import { reportingOf } from "../reports/report-input"

/** Who a customer is by now, and who was merged into them. */
export async function customerAnswer(req: MedusaRequest): Promise<Record<string, unknown>> {
  const { customer_ids: _ids, ...customer } = await customerOf(req)
  const merged_from = await reportingOf(req).mergedInto(customer.id)
  return { ...customer, name: customerName(customer), merged_from }
}
