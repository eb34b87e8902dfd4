import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { ADDRESS_OUTCOME_MAIL, outcomeMailKey } from "../../modules/delivery/acts/address-check"
import type { AddressCheckRow } from "../../modules/delivery/types"
import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { Delivery, outbox } from "../outbox/send-message"
import { applyAddress } from "./apply-address"
import { deliveries } from "./delivery-module"
import { assertNotCanceled, assertNotShipped, readDeliveryOrder, refOf } from "./host-order"
import { replyAddress } from "./mail/recipient"
import { sendPlanned } from "./mail/send-planned"

export type DecideAddressInput = {
  order_id: string
  /** The proposal that was read; the present one when left out. */
  proposal_no?: number | null
  /** Why a correction is rejected, as the buyer is told. */
  note?: string | null
  /** Where this request reached the server. */
  base_url?: string
  actor: Actor
}

const acceptAddressStep = createStep("crm-accept-address", async (input: DecideAddressInput, { container }) => {
  const order = await readDeliveryOrder(container, input.order_id)
  const known = await deliveries(container).addressCheckOf(order.id)
  if (!(known?.state === "accepted" && known.applied_at)) {
    assertNotCanceled(order)
    assertNotShipped(order)
  }
  await deliveries(container).acceptAddress(refOf(order), input.proposal_no ?? null, input.actor)
  await applyAddress(container, order.id, input.actor)
  return new StepResponse(await tellOutcome(container, order.id, input.base_url))
})

/**
 * Accepts a buyer's correction: it becomes the shipping address of the host's order, by the host's own workflow, and the buyer is told.
 * Accepting twice, or two at once, is one change.
 *
 * Emits `crm_address.accepted` with `{ id }` of the order.
 *
 * @throws NOT_FOUND; NOT_ALLOWED when goods have left, the order is canceled, there is no correction, or another one than was read
 */
export const acceptAddressWorkflow = createWorkflow("crm-accept-address", (input: DecideAddressInput) => {
  const mail = acceptAddressStep(input)
  emitEventStep({ eventName: CrmEvents.ADDRESS_ACCEPTED, data: { id: input.order_id } })
  return new WorkflowResponse(mail)
})

const rejectAddressStep = createStep("crm-reject-address", async (input: DecideAddressInput, { container }) => {
  const order = await readDeliveryOrder(container, input.order_id)
  const decision = { proposal_no: input.proposal_no ?? null, note: input.note?.trim() || null }
  await deliveries(container).rejectAddress(refOf(order), decision, input.actor)
  return new StepResponse(await tellOutcome(container, order.id, input.base_url))
})

/**
 * Rejects a buyer's correction; the order keeps its address, and the buyer is told, with the reason where there is one.
 *
 * Emits `crm_address.rejected` with `{ id }` of the order.
 *
 * @throws NOT_FOUND; NOT_ALLOWED when there is no correction, or another one than was read
 */
export const rejectAddressWorkflow = createWorkflow("crm-reject-address", (input: DecideAddressInput) => {
  const mail = rejectAddressStep(input)
  emitEventStep({ eventName: CrmEvents.ADDRESS_REJECTED, data: { id: input.order_id } })
  return new WorkflowResponse(mail)
})

/** Tells the buyer what became of their correction, once for each. */
async function tellOutcome(container: MedusaContainer, order_id: string, base_url?: string): Promise<Delivery> {
  const check = (await deliveries(container).addressCheckOf(order_id)) as AddressCheckRow
  const key = outcomeMailKey(check)
  await outbox(container).plan({
    kind: ADDRESS_OUTCOME_MAIL,
    class: "service",
    to: check.recipient,
    reply_to: await replyAddress(container, order_id),
    locale: check.locale,
    customer_id: check.customer_id,
    reference: "order",
    reference_id: order_id,
    dedupe_key: key,
    send_date: await container.resolve<AccessModuleService>(ACCESS_MODULE).today(),
  })
  return sendPlanned(container, key, base_url)
}
