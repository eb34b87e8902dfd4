import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { updateOrderWorkflow } from "@medusajs/medusa/core-flows"

import { sameAddress } from "../../modules/delivery/acts/address-check"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { LOCKED } from "../../shared/database-errors"
import { whileHeld } from "../shared/payment/while-held"
import { orderNumber } from "../../shared/order-number"
import { deliveries } from "./delivery-module"
import { assertNotCanceled, assertNotShipped, readDeliveryOrder, shippingAddressOf } from "./host-order"

/** Milliseconds to wait for who puts the same address on the order. */
const PATIENCE_MS = 15_000

/**
 * Puts an accepted address on the host's order, by the host's own workflow, once: of several callers one does it and the others wait
 * for it. What the host refuses waits for a decision again.
 *
 * @throws NOT_ALLOWED when goods left or the order was canceled meanwhile, or another caller took too long
 */
export async function applyAddress(container: MedusaContainer, order_id: string, actor: Actor): Promise<void> {
  const holder = {
    hold: () => deliveries(container).holdApplying(order_id),
    free: () => deliveries(container).freeApplying(order_id),
  }
  const done = await whileHeld(holder, () => apply(container, order_id, actor), PATIENCE_MS)
  if (!done) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This address is being put on the order by someone else; try again.",
      LOCKED
    )
  }
}

async function apply(container: MedusaContainer, order_id: string, actor: Actor): Promise<true> {
  const check = await deliveries(container).addressCheckOf(order_id)
  const order = await readDeliveryOrder(container, order_id)
  if (check?.state !== "accepted") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The address of order ${orderNumber(order)} could not be put on the order; look at it again.`
    )
  }
  if (check.applied_at) {
    return true
  }
  const was = shippingAddressOf(order)
  try {
    // After a crash the address may stand there already.
    if (!sameAddress(was, check.proposed_address)) {
      assertNotCanceled(order)
      assertNotShipped(order)
      await updateOrderWorkflow(container).run({
        input: { id: order_id, user_id: check.decided_by ?? actor.actor_id, shipping_address: check.proposed_address! },
      })
    }
  } catch (error) {
    await deliveries(container).unacceptAddress(order_id)
    throw error
  }
  await deliveries(container).markApplied(order_id, was, actor)
  return true
}

/** Finishes what a crash left between a decision and the order. @returns how many were looked at */
export async function finishAcceptances(container: MedusaContainer, minutes = 2): Promise<number> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const before = new Date(Date.now() - minutes * 60_000)
  const left = await deliveries(container).listCrmAddressChecks(
    { state: "accepted", applied_at: null, decided_at: { $lt: before } } as never,
    { select: ["id", "order_id"], take: 100 }
  )
  for (const { order_id } of left) {
    await applyAddress(container, order_id, SYSTEM_ACTOR).catch((error: Error) =>
      logger.warn(`The accepted address of order ${order_id} was not put on it: ${error.message}`)
    )
  }
  return left.length
}
