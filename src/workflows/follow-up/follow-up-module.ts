import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { FOLLOW_UP_MODULE } from "../../modules/follow-up"
import type { FollowUpModuleService } from "../../modules/follow-up/service"
import { Clock } from "../../modules/follow-up/types"
import { dayOf } from "../../shared/days"
import { WorkingTime } from "../../shared/working-time"
import { dunning, storeClock } from "../dunning/dunning-module"

export const followUps = (container: MedusaContainer): FollowUpModuleService =>
  container.resolve<FollowUpModuleService>(FOLLOW_UP_MODULE)

export { storeClock }

/** A moment by the clock of one user: their own zone where they named one, else the store's. */
export async function userClock(container: MedusaContainer, user_id: string, now = new Date()): Promise<Clock> {
  const { timezone: own } = await followUps(container).preferencesOf(user_id)
  const timezone = own ?? (await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()).timezone
  return { now, timezone, today: dayOf(now, timezone) }
}

/** The currency in which money at stake is ranked, by known rates: that of the books; null where none is set. */
export const rankCurrency = async (container: MedusaContainer): Promise<string | null> =>
  (await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()).company_currency

/** When people work in the store: the days and hours of the default dunning policy. */
export async function storeHours(container: MedusaContainer): Promise<WorkingTime> {
  const [policy] = await dunning(container).policies()
  return policy
}
