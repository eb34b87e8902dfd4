import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { Period } from "../../../../../modules/reporting/queries/input"
import { WarrantyInput } from "../../../../../modules/reporting/queries/warranty-input"
import { addMonthsTo, Day, monthEnd, startOf, addDays } from "../../../../../shared/days"
import { reportInput } from "../report-input"
import { settingsOf } from "../../../../shared/settings-of"

/** What a report of warranties is asked for, completed by the store's day, currency and zone and the caller's scope. */
export async function warrantyInput(
  req: MedusaRequest,
  { currency_code, as_of }: { currency_code?: string; as_of?: Day }
): Promise<WarrantyInput> {
  const [input, { timezone }] = await Promise.all([reportInput(req, { currency_code, as_of }), settingsOf(req)])
  return {
    currency_code: input.currency_code,
    as_of: input.as_of,
    today: input.today,
    owner_ids: input.owner_ids,
    timezone,
  }
}

type Asked = { from?: Day; to?: Day }

/** Twelve months, the last of them the one of the day looked at, and no day after it. @throws INVALID_DATA */
export function pastPeriod({ from: asked, to }: Asked, as_of: Day): Period {
  const last = to && to < as_of ? to : as_of
  const from = asked ?? addMonthsTo(`${last.slice(0, 7)}-01`, -11)
  assertOrder(from, to ?? last)
  return { from, to: last }
}

/** Whole months: those that the period touches, else the twelve that begin with the one of the day looked at. @throws INVALID_DATA */
export function comingMonths({ from, to }: Asked, as_of: Day): Period {
  const first = `${(from ?? (to && to < as_of ? to : as_of)).slice(0, 7)}-01`
  assertOrder(from ?? first, to ?? first)
  return { from: first, to: monthEnd(to ?? addMonthsTo(first, 11)) }
}

/** The same of the months behind. @throws INVALID_DATA */
export function pastMonths(asked: Asked, as_of: Day): Period {
  const { from, to } = pastPeriod(asked, as_of)
  return { from: `${from.slice(0, 7)}-01`, to: monthEnd(to) }
}

function assertOrder(from: Day, to: Day): void {
  if (to < from) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: to (${to}) lies before from (${from})`)
  }
}

/** What the list of claims is filtered by to show those that were submitted in a period. */
export const submittedIn = ({ from, to }: Period, timezone: string): { $gte: string; $lt: string } => ({
  $gte: startOf(from, timezone).toISOString(),
  $lt: startOf(addDays(to, 1), timezone).toISOString(),
})
