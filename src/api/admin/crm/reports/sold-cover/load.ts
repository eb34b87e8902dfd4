import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { SoldCoverInput } from "../../../../../modules/reporting/queries/sold-cover/report"
import { storeToday } from "../../../../../shared/days"
import { storeCurrency } from "../../../../../workflows/warranty/claims/claimed-line"
import { accessOf } from "../../../../shared"
import { settingsOf } from "../../../../shared/settings-of"
import { monthsAsked } from "../months-asked"
import { AdminSoldCoverParams } from "./validators"

/**
 * What sold cover is asked for, completed by the store's months and currency.
 *
 * @throws FORBIDDEN for who does not see every document; INVALID_DATA as `monthsAsked`
 */
export async function soldCoverInput(
  req: MedusaRequest,
  { currency_code, company_id, plan_id, ...period }: AdminSoldCoverParams
): Promise<SoldCoverInput> {
  if (accessOf(req).owner_ids) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "Sold cover is the whole store's, and not all of its documents are yours to see. Someone who sees all of them can read it."
    )
  }
  const { timezone } = await settingsOf(req)
  return {
    ...{ company_id, plan_id },
    ...monthsAsked(period, storeToday(timezone)),
    currency_code: currency_code ?? (await storeCurrency(req.scope, settingsOf(req))),
  }
}
