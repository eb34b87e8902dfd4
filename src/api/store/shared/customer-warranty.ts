import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { coverageOf } from "../../../modules/warranty/rules/coverage"
import { WarrantyWithUnits } from "../../../modules/warranty/types"
import { Day } from "../../../shared/days"
import { warranties } from "../../../workflows/warranty/warranty-module"
import { warrantyAnswer } from "../../admin/crm/warranties/load"
import { ownCustomers } from "./own-customers"
import { withOwnOrders } from "./own-orders"

/** What customers see of their own; notes of staff, and who had it before with the order it was bought by, are not theirs. */
const SHOWN = [
  "id", "number", "plan_name", "basis", "status", "order_id", "order_number", "product_id", "variant_id", "sku", "title", "quantity",
  "original_quantity", "returned_quantity", "purchase_date", "starts_date", "ends_date", "units", "is_covered_today", "days_left", "created_at",
] as const // prettier-ignore

const TERMS = [
  "covers", "exclusions", "deductible", "deductible_currency_code", "cure_days", "support_hours", "support_contacts", "answer_hours",
] as const // prettier-ignore

/** Warranties as their customer sees them, with their cover today and the terms that matter to them. */
export const customerWarranties = async (
  req: MedusaRequest,
  rows: WarrantyWithUnits[],
  today: Day
): Promise<Record<string, unknown>[]> => (await withOwnOrders(req, rows)).map((row) => customerWarranty(row, today))

function customerWarranty(row: WarrantyWithUnits, today: Day): Record<string, unknown> {
  const answer = warrantyAnswer(row, today)
  const terms = answer.terms as Record<string, unknown>
  return {
    ...Object.fromEntries(SHOWN.map((name) => [name, answer[name]])),
    terms: Object.fromEntries(TERMS.map((name) => [name, terms[name]])),
    coverage: coverageOf(row, { day: today }),
  }
}

/**
 * A warranty of the customer who is logged in. Another's and none at all are the same to them.
 *
 * @throws NOT_FOUND
 */
export async function openOwnWarranty(req: MedusaRequest, id: string = req.params.id): Promise<WarrantyWithUnits> {
  const [row] = await warranties(req.scope).warranties([id])
  if (!row?.customer_id || !(await ownCustomers(req)).includes(row.customer_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${id} was not found.`)
  }
  return row
}
