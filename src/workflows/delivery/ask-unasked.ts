import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { addDays } from "../../shared/days"
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

/** Those that can be asked and go where no goods of their customer went before. */
async function unknownOf(container: MedusaContainer, ids: string[]): Promise<DeliveryOrder[]> {
  const orders = (await readDeliveryOrders(container, ids)).filter(
    (order) =>
      order.shipping_address &&
      (order.email ?? order.customer?.email) &&
      !order.is_draft_order &&
      !isPacked(order) &&
      !firstShippedAt(order)
  )
  const shipped = await shippedBefore(container, [...new Set(orders.flatMap(({ customer_id }) => customer_id ?? []))])
  return orders.filter(
    ({ customer_id, shipping_address }) =>
      !shipped.some((one) => one.customer_id === customer_id && samePlace(one.shipping_address, shipping_address))
  )
}

type Shipped = Pick<DeliveryOrder, "id" | "customer_id" | "shipping_address"> & { fulfillments: Fulfilment[] }

async function shippedBefore(container: MedusaContainer, customer_id: string[]): Promise<Shipped[]> {
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
  return (data as unknown as Shipped[]).filter((order) => firstShippedAt(order as unknown as ShippedOrder))
}
