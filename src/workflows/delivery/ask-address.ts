import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { addressMailKey } from "../../modules/delivery/acts/address-check"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { orderNumber } from "../../shared/order-number"
import type { Delivery } from "../outbox/send-message"
import { deliveries } from "./delivery-module"
import { assertNotCanceled, assertNotShipped, DeliveryOrder, readDeliveryOrder, refOf } from "./host-order"
import { deliveryDocument } from "./mail/documents"
import { recipientOf, replyAddress } from "./mail/recipient"
import { sendPlanned } from "./mail/send-planned"

export type AskAddressInput = {
  order_id: string
  to?: string | null
  message?: string | null
  base_url?: string
  /** The round that the caller saw last; the present one when left out. Who asks at once with another asks once. */
  after_round?: number
  actor: Actor
}

/** @throws NOT_ALLOWED for an order that is canceled, has left or has no address */
export function assertMayAsk(order: DeliveryOrder): void {
  assertNotCanceled(order)
  assertNotShipped(order)
  if (!order.shipping_address) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Order ${orderNumber(order)} has no shipping address to confirm; enter one on the order first.`
    )
  }
}

/** Plans the question and sends it. A mail that fails is told, not thrown: the job tries it again. */
async function askAddress(container: MedusaContainer, input: AskAddressInput): Promise<Delivery> {
  const order = await readDeliveryOrder(container, input.order_id)
  assertMayAsk(order)
  const { locale } = await deliveryDocument(container, order)
  const known = await deliveries(container).addressCheckOf(order.id)
  const check = await deliveries(container).askAddress(
    {
      order: refOf(order),
      recipient: recipientOf(order, input.to),
      locale,
      message: input.message?.trim() || null,
      reply_to: await replyAddress(container, order.id),
      send_date: await container.resolve<AccessModuleService>(ACCESS_MODULE).today(),
      after_round: input.after_round ?? known?.round ?? 0,
    },
    input.actor
  )
  return sendPlanned(container, addressMailKey(check), input.base_url)
}

const askAddressStep = createStep("crm-ask-address", async (input: AskAddressInput, { container }) => {
  return new StepResponse(await askAddress(container, input))
})

/**
 * Asks the buyer of an order by mail to confirm or correct its shipping address. Asking again begins anew, with another link.
 *
 * Emits `crm_address.asked` with `{ id }` of the order.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for an order that is canceled, has left or has no address; INVALID_DATA without a recipient
 */
export const askAddressWorkflow = createWorkflow("crm-ask-address", (input: AskAddressInput) => {
  const mail = askAddressStep(input)
  emitEventStep({ eventName: CrmEvents.ADDRESS_ASKED, data: { id: input.order_id } })
  return new WorkflowResponse(mail)
})
