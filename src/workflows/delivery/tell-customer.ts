import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { datesMailKey } from "../../modules/delivery/acts/tell-customer"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import type { Delivery } from "../outbox/send-message"
import { deliveries } from "./delivery-module"
import { assertNotCanceled, readDeliveryOrder, refOf } from "./host-order"
import { deliveryDocument } from "./mail/documents"
import { recipientOf, replyAddress } from "./mail/recipient"
import { sendPlanned } from "./mail/send-planned"
import { openLines } from "./rules/progress"

export type TellCustomerInput = {
  order_id: string
  /** Another recipient than the order's own. */
  to?: string | null
  /** Words of staff, put before the mail's own. */
  message?: string | null
  /** Where this request reached the server, for stores without the option `public_url`. */
  base_url?: string
  actor: Actor
}

/** Plans the mail that tells what changed, once, and sends it. A mail that fails is told, not thrown: the job tries it again. */
export async function tellCustomer(container: MedusaContainer, input: TellCustomerInput): Promise<Delivery> {
  const order = await readDeliveryOrder(container, input.order_id)
  assertNotCanceled(order)
  const { locale } = await deliveryDocument(container, order)
  const notice = await deliveries(container).tellCustomer(
    {
      order: refOf(order),
      recipient: recipientOf(order, input.to),
      locale,
      message: input.message?.trim() || null,
      reply_to: await replyAddress(container, order.id),
      open: openLines(order).map(({ line_id, title, quantity }) => ({ line_id, title, quantity })),
      send_date: await container.resolve<AccessModuleService>(ACCESS_MODULE).today(),
    },
    input.actor
  )
  return sendPlanned(container, datesMailKey(notice.id), input.base_url)
}

const tellCustomerStep = createStep("crm-tell-delivery", async (input: TellCustomerInput, { container }) => {
  return new StepResponse(await tellCustomer(container, input))
})

/**
 * Tells a customer by mail when the goods of an order come, once for what changed since they were told last.
 *
 * Emits `crm_delivery.told` with `{ id }` of the order.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for a canceled order or one of which nothing is to come; INVALID_DATA without a recipient
 */
export const tellDeliveryWorkflow = createWorkflow("crm-tell-delivery", (input: TellCustomerInput) => {
  const mail = tellCustomerStep(input)
  emitEventStep({ eventName: CrmEvents.DELIVERY_TOLD, data: { id: input.order_id } })
  return new WorkflowResponse(mail)
})
