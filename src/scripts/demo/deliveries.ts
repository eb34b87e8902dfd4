import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { Actor } from "../../shared/actor"
import { addDays } from "../../shared/days"
import { askAddressWorkflow, promiseDeliveryWorkflow, tellDeliveryWorkflow } from "../../workflows/delivery"
import { answerAddress, answerDelivery } from "../../workflows/delivery/answer"
import { deliveries } from "../../workflows/delivery/delivery-module"
import { readDeliveryOrders, refOf, shippingAddressOf } from "../../workflows/delivery/host-order"
import { firstShippedAt, openLines } from "../../workflows/delivery/rules/progress"
import { quoteModule } from "../../workflows/quote/steps/quote-module"
import { DemoStore } from "./host-store"

/** A delivery that became late and was told, one whose new date nobody told yet, and an address that its buyer corrected. */
export async function createDeliveries(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const quotes = await quoteModule(container).listCrmQuotes({}, { order: { created_at: "DESC" }, take: null as never })
  const orders = await readDeliveryOrders(container, [...new Set(quotes.flatMap(({ order_id }) => order_id ?? []))])
  const [late, untold, moved] = orders.filter(
    (order) => order.shipping_address && openLines(order).length && !firstShippedAt(order)
  )
  if (!moved) {
    return progress("no three orders wait for their goods, so none is late")
  }
  const promise = (order_id: string, days: number, note?: string) =>
    promiseDeliveryWorkflow(container).run({ input: { order_id, promised_date: addDays(today, days), note, actor } })
  for (const order of [late, untold]) {
    await promise(order.id, -2)
    await tellDeliveryWorkflow(container).run({ input: { order_id: order.id, actor } })
  }
  await promise(late.id, 9, "The carrier lost a pallet")
  await tellDeliveryWorkflow(container).run({ input: { order_id: late.id, message: "The carrier lost a pallet.", actor } })
  const [notice] = await deliveries(container).listCrmDeliveryNotices({ order_id: late.id }, { order: { created_at: "DESC" }, take: 1 })
  const opened = { token_id: "crmdt_demo", order_id: late.id, reference_id: notice.id, recipient: notice.recipient }
  await answerDelivery(container, { opened, order: late }, { answer: "call", text: "Can half of it come earlier?" })
  await promise(untold.id, 6)

  await askAddressWorkflow(container).run({ input: { order_id: moved.id, actor } })
  const check = (await deliveries(container).addressCheckOf(moved.id))!
  const buyer = { opened: { ...opened, order_id: moved.id, reference_id: check.id, recipient: check.recipient }, order: moved }
  const proposed = { ...shippingAddressOf(moved), address_1: "Rua Nova 48", address_2: "2.º andar" }
  await answerAddress(container, buyer, { proposed, note: "We moved last week." })
  progress(`a late delivery of order ${refOf(late).number}, and an address to decide on for order ${refOf(moved).number}`)
}
