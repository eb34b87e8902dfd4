import { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { TakenOrder, TakeOptions } from "../../modules/warranty/acts/take-order"
import { PlanWithTargets } from "../../modules/warranty/rules/plan-choice"
import { OrderFacts } from "../../modules/warranty/types"
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
  /** An order that fails is logged, and the others are heard. */
  goes_on?: boolean
}

/** How often an order is read again that others are changing. */
const TRIES = 5

/**
 * Brings the entitlements of host orders to what the host says of them now. Safe to repeat.
 *
 * @returns how many entitlements began and how many changed
 */
export async function hearWarranties(
  container: MedusaContainer,
  ids: string[],
  { past = false, goes_on = false }: HearOptions = {}
): Promise<{ started: number; changed: number }> {
  const service = warranties(container)
  const sums = { started: 0, changed: 0 }
  const plans = await service.plans()
  // A store without warranties pays nothing for them.
  if (!plans.some(mayOpen) && !(await service.haveWarranties(ids))) {
    return sums
  }
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const since = Object.fromEntries(plans.map(({ id, created_at }) => [id, dayOf(new Date(created_at), timezone)]))
  const options = { past, since, today: storeToday(timezone), by_script: past }
  const read_at = await service.clock()
  for (const order of await readOrderFacts(container, ids, timezone)) {
    try {
      const {
        started,
        changed,
        others = [],
      } = await hearOne(container, order, plans, { ...options, read_at }, timezone)
      await announce(
        container,
        CrmEvents.WARRANTY_STARTED,
        started.map((id) => ({ id }))
      )
      sums.started += started.length
      sums.changed += changed.length
      // What sold cover for these goods counts anew what was given back of it; its own order has nobody to tell.
      const sold = await hearWarranties(container, others, { past, goes_on })
      sums.started += sold.started
      sums.changed += sold.changed
    } catch (error) {
      if (!goes_on) {
        throw error
      }
      const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      logger.error(
        `crm: the warranties of order ${order.order_number} could not be brought up to date.`,
        error as Error
      )
    }
  }
  return sums
}

/** Takes over an order; one that was changed since it was read is read again. */
async function hearOne(
  container: MedusaContainer,
  order: OrderFacts,
  plans: PlanWithTargets[],
  options: TakeOptions,
  timezone: string
): Promise<TakenOrder> {
  const service = warranties(container)
  let taken = await service.takeOrder(order, plans, options, SYSTEM_ACTOR)
  for (let tries = 1; taken.is_stale && tries < TRIES; tries++) {
    const read_at = await service.clock()
    const [fresh] = await readOrderFacts(container, [order.order_id], timezone)
    if (!fresh) {
      return { started: [], changed: [] }
    }
    taken = await service.takeOrder(fresh, plans, { ...options, read_at }, SYSTEM_ACTOR)
  }
  if (taken.is_stale) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `The warranties of order ${order.order_number} were changed by others ${TRIES} times while it was read.`
    )
  }
  await service.placeShippedSerials(order)
  return taken
}

/** A plan that was switched off opens what was bought of it. */
const mayOpen = ({ is_on, is_sold }: PlanWithTargets): boolean => is_on || is_sold

/** Whether an order that was just placed may have cover already: by plans that start with it, or that it buys. */
export async function startsWithOrders(container: MedusaContainer): Promise<boolean> {
  return (await warranties(container).plans()).some(
    ({ is_on, starts_on, is_sold }) => (is_on && starts_on === "order") || is_sold
  )
}

const burstsOf = burstsPerContainer()

/** The same for an event: one act of the host tells of itself several times, and each needs the order as it is afterwards. */
export async function hearWarrantiesOnEvent(container: MedusaContainer, order_id: string): Promise<void> {
  await burstsOf(container).run(order_id, async () => void (await hearWarranties(container, [order_id])))
}
