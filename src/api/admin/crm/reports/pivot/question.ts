import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { PivotInput } from "../../../../../modules/reporting/pivot/frame"
import { Pivot, pivotOf } from "../../../../../modules/reporting/pivot/pivot"
import { currencyDecimals } from "../../../../../shared/money"
import { reportInput } from "../report-input"
import { seesCosts } from "../warranty-costs/seen"
import { Definition, withDate } from "./validators"
import { settingsOf } from "../../../../shared/settings-of"

export const COSTS_HIDDEN =
  "You may not see what claims cost. Someone who may change the set-up can let you see margins in Settings › CRM › Access."

/**
 * What a pivot is asked for, completed by the store's day, zone and currency and the caller's scope.
 *
 * @throws FORBIDDEN for what claims cost where the caller may not see it
 */
export async function pivotQuestion(req: MedusaRequest, asked: Definition): Promise<[Pivot, PivotInput]> {
  const pivot = pivotOf(withDate(asked))
  if (hidesFrom(req, pivot)) {
    throw new MedusaError(MedusaError.Types.FORBIDDEN, COSTS_HIDDEN)
  }
  const [input, { timezone }] = await Promise.all([
    reportInput(req, { currency_code: asked.currency_code, as_of: asked.as_of }),
    settingsOf(req),
  ])
  const { currency_code, as_of, today, owner_ids } = input
  return [pivot, { currency_code, as_of, today, owner_ids, timezone, decimals: currencyDecimals(currency_code) }]
}

/** Whether something in it is not for the caller. */
export const hidesFrom = (req: MedusaRequest, pivot: Pivot): boolean =>
  !seesCosts(req) && pivot.measures.some((name) => pivot.measure(name).isCost)
