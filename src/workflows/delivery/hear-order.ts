import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import type { AddressState } from "../../modules/delivery/types"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { burstsPerContainer } from "../../shared/bursts"
import { CrmEvents } from "../../shared/events"
import { announce } from "../shared/announce"
import { deliveries } from "./delivery-module"
import { DeliveryOrder, readDeliveryOrders, refOf } from "./host-order"
import { firstShippedAt, openLines, promisesOf } from "./rules/progress"

const UNANSWERED: AddressState[] = ["asked"]
/** What nobody decided on is moot with the order. */
const UNDECIDED: AddressState[] = ["asked", "confirmed", "corrected"]

/** Takes over what host orders say now: dates of their fulfilments, what has come, whether an address is still to be confirmed. Safe to repeat. */
export async function hearOrders(container: MedusaContainer, ids: string[]): Promise<void> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  for (const order of await readDeliveryOrders(container, ids)) {
    if (!order.is_draft_order) {
      await hear(container, order, timezone)
    }
  }
}

async function hear(container: MedusaContainer, order: DeliveryOrder, timezone: string): Promise<void> {
  const service = deliveries(container)
  const open = openLines(order).map(({ line_id }) => line_id)
  const changed: string[] = []
  for (const { fulfilment_id, promised_date, line_ids } of promisesOf(order, timezone)) {
    const dates = line_ids.filter((id) => open.includes(id)).map((line_id) => ({ line_id, promised_date }))
    const origin = { source: "fulfilment" as const, source_id: `${fulfilment_id}:${promised_date}` }
    changed.push(...(dates.length ? await service.promiseDates(refOf(order), dates, origin, SYSTEM_ACTOR) : []))
  }
  await service.closeLines(order.id, open)
  if (order.canceled_at || order.status === "canceled") {
    await service.withdrawAddress(order.id, UNDECIDED, "The order was canceled.")
    await service.killLinks(order.id)
  } else if (firstShippedAt(order)) {
    await service.withdrawAddress(order.id, UNANSWERED, "The goods left.")
  }
  await announce(container, CrmEvents.DELIVERY_DATED, changed.length ? [{ id: order.id }] : [])
}

const burstsOf = burstsPerContainer()

/** The same for an event: one act of the host tells of itself several times, and each needs the order as it is afterwards. */
export async function hearOrderOnEvent(container: MedusaContainer, order_id: string): Promise<void> {
  await burstsOf(container).run(order_id, () => hearOrders(container, [order_id]))
}
