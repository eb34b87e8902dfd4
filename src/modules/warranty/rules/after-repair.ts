import { addMonthsTo, Day } from "../../../shared/days"
import { WarrantyRow } from "../types"
import { endOfTerm } from "./term"

/**
 * The last day of cover after a repair that was done on `day`; null when the repair changes nothing.
 *
 * @param extended - whether a repair has extended it before: the law adds its months once (Directive (EU) 2019/771 art. 10)
 */
export function endAfterRepair(
  { terms, ends_date }: Pick<WarrantyRow, "terms" | "ends_date">,
  day: Day,
  extended: boolean
): Day | null {
  if (!ends_date) {
    return null
  }
  switch (terms.after_repair) {
    case "extend":
      return extended ? null : addMonthsTo(ends_date, terms.after_repair_months ?? 0)
    case "restart": {
      const end = endOfTerm(day, terms)
      return end > ends_date ? end : null
    }
    default:
      return null
  }
}
