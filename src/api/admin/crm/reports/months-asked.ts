import { MedusaError } from "@medusajs/framework/utils"

import { monthOf, MonthNumber, monthText } from "../../../../modules/reporting/rules/provision"
import { Day } from "../../../../shared/days"

const MONTHS = 12
const MOST_MONTHS = 120

/**
 * The months of a report of movements, as `monthOf` counts them: twelve until the running one unless said.
 *
 * @throws INVALID_DATA for months the wrong way round, too many, or to come
 */
export function monthsAsked(
  { from, to }: { from?: string; to?: string },
  today: Day
): { from: MonthNumber; to: MonthNumber } {
  const now = monthOf(today)
  const last = to ? monthOf(`${to}-01`) : now
  const first = from ? monthOf(`${from}-01`) : last - MONTHS + 1
  if (last > now || first > last || last - first >= MOST_MONTHS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Movements can be asked of at most ${MOST_MONTHS} months until ${monthText(now)}, not from ${monthText(first)} to ${monthText(last)}.`
    )
  }
  return { from: first, to: last }
}
