import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { burstsPerContainer } from "../../shared/bursts"
import { dayOf, storeToday } from "../../shared/days"
import { CrmEvents } from "../../shared/events"
import { announce } from "../shared/announce"
import { readOrderFacts } from "./host-order"
import { warranties } from "./warranty-module"

export type HearOptions = {
  /** Also for goods delivered before their plan was made, as a script does. */
  past?: boolean
}

/**
 * Brings the entitlements of host orders to what the host says of them now. Safe to repeat.
 *
 * @returns how many entitlements began and how many changed
 */
export async function hearWarranties(
  container: MedusaContainer,
  ids: string[],
  { past = false }: HearOptions = {}
): Promise<{ started: number; changed: number }> {
  const service = warranties(container)
  const sums = { started: 0, changed: 0 }
  const plans = await service.plansInUse()
  // A store without warranties pays nothing for them.
  if (!plans.length && !(await service.haveWarranties(ids))) {
    return sums
  }
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const since = Object.fromEntries(plans.map(({ id, created_at }) => [id, dayOf(new Date(created_at), timezone)]))
  const options = { past, since, today: storeToday(timezone), by_script: past }
  for (const order of await readOrderFacts(container, ids, timezone)) {
    const { started, changed } = await service.takeOrder(order, plans, options, SYSTEM_ACTOR)
    await announce(container, CrmEvents.WARRANTY_STARTED, started.map((id) => ({ id })))
    sums.started += started.length
    sums.changed += changed.length
  }
  return sums
}

/** Whether an order that was just placed may have cover already: by plans that start with it, or that it buys. */
export async function startsWithOrders(container: MedusaContainer): Promise<boolean> {
  return (await warranties(container).plansInUse()).some(({ starts_on, is_sold }) => starts_on === "order" || is_sold)
}

const burstsOf = burstsPerContainer()

/** The same for an event: one act of the host tells of itself several times, and each needs the order as it is afterwards. */
export async function hearWarrantiesOnEvent(container: MedusaContainer, order_id: string): Promise<void> {
  await burstsOf(container).run(order_id, async () => void (await hearWarranties(container, [order_id])))
}
