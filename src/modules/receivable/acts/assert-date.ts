import { MedusaError } from "@medusajs/framework/utils"

import { Day, isDay } from "../../../shared/days"

/** @throws INVALID_DATA for a day that does not exist; NOT_ALLOWED for one after today */
export function assertDate(date: Day | undefined, today: Day): void {
  if (date === undefined) {
    return
  }
  if (!isDay(date)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${String(date)} is not a day such as 2026-11-23.`)
  }
  if (date > today) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${date} lies in the future; today is ${today}.`)
  }
}
