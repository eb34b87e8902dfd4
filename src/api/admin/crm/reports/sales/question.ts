import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { SalesQuestion } from "../../../../../modules/reporting/queries/sales-frame"
import { addDays, Day, monthEnd } from "../../../../../shared/days"
import { reportInput } from "../report-input"
import { AdminSalesParams } from "./validators"
import { settingsOf } from "../../../../shared/settings-of"

/** Days that a period has unless it is given. */
const USUAL_DAYS = 90

/**
 * What a sales report is asked for, completed by the store's day, zone and currency and the caller's scope.
 *
 * @param ahead - whether the usual period lies ahead: this month and the two after
 * @throws INVALID_DATA for a period that ends before it begins
 */
export async function salesQuestion(
  req: MedusaRequest,
  params: AdminSalesParams,
  ahead = false
): Promise<SalesQuestion> {
  const { from: asked, to: last, source_id, pipeline_id, ...rest } = params
  const [input, { timezone }] = await Promise.all([reportInput(req, rest), settingsOf(req)])
  const usual = ahead
    ? quarterAhead(input.today)
    : { from: addDays(last ?? input.today, 1 - USUAL_DAYS), to: input.today }
  const [from, to] = [asked ?? usual.from, last ?? usual.to]
  if (to < from) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: to (${to}) lies before from (${from})`)
  }
  return { input, from, to, timezone, source_id, pipeline_id }
}

function quarterAhead(today: Day): { from: Day; to: Day } {
  const from = `${today.slice(0, 7)}-01`
  const second = addDays(monthEnd(from), 1)
  return { from, to: monthEnd(addDays(monthEnd(second), 1)) }
}

/** What every answer says beside its rows. */
export const periodOf = ({ input, from, to }: SalesQuestion) => ({ currency_code: input.currency_code, from, to })
