import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import type { ShippedSerial, ShippedSerials } from "../../modules/warranty/acts/shipped-serials"
import { OrderFacts } from "../../modules/warranty/types"
import { Actor } from "../../shared/actor"
import { Day } from "../../shared/days"
import { readOrderFacts } from "./host-order"
import { warranties } from "./warranty-module"

/** One item of a fulfilment with the serial numbers of its units. */
export type ShippedItemSerials = {
  fulfillment_item_id: string
  line_id: string
  title: string
  sku: string | null
  quantity: number
  shipped_date: Day | null
  delivered_date: Day | null
  serials: ShippedSerial[]
}

async function factsOf(container: MedusaContainer, order_id: string): Promise<OrderFacts | undefined> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  return (await readOrderFacts(container, [order_id], timezone))[0]
}

/** What of an order was packed, and which units; canceled fulfilments left out. */
export async function shippedSerialsOf(container: MedusaContainer, order_id: string): Promise<ShippedItemSerials[]> {
  const [order, serials] = await Promise.all([
    factsOf(container, order_id),
    warranties(container).shippedSerials(order_id),
  ])
  const items = (order?.items ?? []).filter(({ is_canceled }) => !is_canceled)
  return items.flatMap(({ item_id, line_id, quantity, shipped_date, delivered_date }) => {
    const line = order!.lines.find((one) => one.line_id === line_id)
    return line
      ? [
          {
            ...{
              fulfillment_item_id: item_id,
              line_id,
              title: line.title,
              sku: line.sku,
              shipped_date,
              delivered_date,
            },
            quantity: MathBN.convert(quantity).toNumber(),
            serials: serials.get(item_id) ?? [],
          },
        ]
      : []
  })
}

/** Notes which units of an order went out. @throws as `WarrantyModuleService.noteShippedSerials` */
export async function noteShippedSerials(
  container: MedusaContainer,
  order_id: string,
  items: ShippedSerials[],
  actor: Actor
): Promise<void> {
  const order = await factsOf(container, order_id)
  if (order) {
    await warranties(container).noteShippedSerials(order, items, actor)
  }
}
