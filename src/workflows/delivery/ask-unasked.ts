import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { addDays } from "../../shared/days"
import { isErased } from "../../shared/erased"
import { customerGroup } from "../interaction/customer-group"
import { askAddressWorkflow } from "./ask-address"
import { deliveries } from "./delivery-module"
import { DeliveryOrder, readDeliveryOrders } from "./host-order"
import { firstShippedAt, Fulfilment, isPacked, ShippedOrder } from "./rules/progress"
import { samePlace } from "./rules/same-place"

const PAGE = 50
/** Whoever ordered longer ago is asked by hand: a setting that is switched on does not write to the customers of years. */
const PLACED_DAYS = 7
/** Orders of customers that are looked at for where their goods went before. */
const EARLIER = 500

/**
 * Asks buyers to confirm the address as the settings say, before anything is packed: each order once, and none that goes where goods of
 * its customer went before. Safe to repeat, and for two servers at once.
 *
 * @param minutes - an order may be mended so long before its buyer is asked
 * @returns how many were asked
 */
export async function askUnasked(container: MedusaContainer, minutes: number): Promise<number> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const { address_mails } = await access.getSettings()
  if (address_mails === "off") {
    return 0
  }
  const placed_from = addDays(await access.today(), -PLACED_DAYS)
  let asked = 0
  for (let after = ""; ;) {
    const only_quoted = address_mails === "quoted"
    const ids = await deliveries(container).unaskedOrders({ placed_from, minutes, only_quoted, after, take: PAGE })
    for (const order of await unknownOf(container, ids)) {
      asked += (await ask(container, order.id)) ? 1 : 0
    }
    if (ids.length < PAGE) {
      return asked
    }
    after = ids[ids.length - 1]
  }
}

async function ask(container: MedusaContainer, order_id: string): Promise<boolean> {
  try {
    await askAddressWorkflow(container).run({ input: { order_id, after_round: 0, actor: SYSTEM_ACTOR } })
    return true
  } catch (error) {
    // Canceled, packed or gone meanwhile.
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`The buyer of order ${order_id} was not asked for the address: ${(error as Error).message}`)
    return false
  }
}

/** Those that can be asked and go where no goods of their customer went before, and where nobody was asked of yet; one of several to one place. */
async function unknownOf(container: MedusaContainer, ids: string[]): Promise<DeliveryOrder[]> {
  const orders = (await readDeliveryOrders(container, ids)).filter(
    (order) =>
      order.shipping_address &&
      (order.email ?? order.customer?.email) &&
      !isErased(order.customer?.email) &&
      !order.is_draft_order &&
      !isPacked(order) &&
      !firstShippedAt(order)
  )
  const customers = [...new Set(orders.flatMap(({ customer_id }) => customer_id ?? []))]
  const groups = new Map(
    await Promise.all(customers.map(async (id) => [id, (await customerGroup(container, id)).customer_ids] as const))
  )
  const known = await knownPlaces(container, [...groups.values()].flat())
  return orders.filter(({ customer_id, shipping_address }) => {
    const group = customer_id ? groups.get(customer_id)! : []
    const isKnown = known.some(
      (one) => group.includes(one.customer_id!) && samePlace(one.shipping_address, shipping_address)
    )
    known.push({ customer_id, shipping_address })
    return !isKnown
  })
}

type Place = Pick<DeliveryOrder, "customer_id" | "shipping_address">
type Earlier = Place & { id: string; fulfillments: Fulfilment[] }

/** Where goods of these customers went, and which of their addresses somebody asked for. */
async function knownPlaces(container: MedusaContainer, customer_id: string[]): Promise<Place[]> {
  if (!customer_id.length) {
    return []
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "id", "customer_id", "shipping_address.*", "fulfillments.shipped_at", "fulfillments.delivered_at", "fulfillments.canceled_at",
    ], // prettier-ignore
    filters: { customer_id },
    pagination: { take: EARLIER, order: { created_at: "DESC" } },
  })
  const orders = data as unknown as Earlier[]
  const asked = await deliveries(container).listCrmAddressChecks(
    { order_id: orders.map(({ id }) => id), state: ["asked", "confirmed", "accepted"] },
    { select: ["id", "order_id"], take: null as never }
  )
  const ids = new Set(asked.map(({ order_id }) => order_id))
  return orders.filter((order) => ids.has(order.id) || firstShippedAt(order as unknown as ShippedOrder))
}
