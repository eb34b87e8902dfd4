import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { changedOrders } from "../receivable/host/reconcile"
import { finishAcceptances } from "./apply-address"
import { askUnasked } from "./ask-unasked"
import { deliveries } from "./delivery-module"
import { hearOrders } from "./hear-order"
import { sendMissedDeliveryMails } from "./mail/send-planned"
import { tellDeliveryWorkflow } from "./tell-customer"

const HOUR_MS = 60 * 60_000
const PAGE = 50

/** A date may be mended so many minutes before the customer is told of it by itself. */
const SETTLED_AFTER_MINUTES = 10

/**
 * Takes over what an event missed in the last hour, finishes what a crash left, tells customers of dates and asks them for addresses as
 * the settings say, and sends mails that failed. Each of it is safe to repeat, so that two servers may run it at once.
 *
 * @returns how many customers were told
 */
export async function reconcileDeliveries(
  container: MedusaContainer,
  { since = new Date(Date.now() - HOUR_MS), minutes = SETTLED_AFTER_MINUTES }: { since?: Date; minutes?: number } = {}
): Promise<number> {
  let page: string[] = []
  for await (const id of changedOrders(container, since)) {
    page.push(id)
    if (page.length === PAGE) {
      await hearOrders(container, page)
      page = []
    }
  }
  await hearOrders(container, page)
  await finishAcceptances(container)
  const told = await tellOfChanges(container, minutes)
  await askUnasked(container, minutes)
  await sendMissedDeliveryMails(container)
  await deliveries(container).forgetTries()
  return told
}

/** Tells customers of dates that nobody told them: all of them, or those that became later than they know. */
async function tellOfChanges(container: MedusaContainer, minutes: number): Promise<number> {
  const { delivery_mails } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  if (delivery_mails === "off") {
    return 0
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  let told = 0
  for (let after = ""; ;) {
    const only_later = delivery_mails === "late"
    const ids = await deliveries(container).untoldOrders({ minutes, only_later, after, take: PAGE })
    for (const order_id of ids) {
      try {
        await tellDeliveryWorkflow(container).run({ input: { order_id, actor: SYSTEM_ACTOR } })
        told++
      } catch (error) {
        // Canceled, delivered or gone meanwhile, or nobody to write to.
        logger.warn(`The customer of order ${order_id} was not told its delivery dates: ${(error as Error).message}`)
      }
    }
    if (ids.length < PAGE) {
      return told
    }
    after = ids[ids.length - 1]
  }
}
