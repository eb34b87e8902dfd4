import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { LinkPurpose, OpenedDelivery } from "../../../modules/delivery/types"
import { DEAD_LINK } from "../../../shared/links/token"
import { deliveries } from "../../../workflows/delivery/delivery-module"
import { DeliveryOrder, readDeliveryOrders } from "../../../workflows/delivery/host-order"
import { assertWithinLimits } from "./limited"

/** A live link of an order's buyer, and the order as the host has it now. */
export type BuyersOrder = { opened: OpenedDelivery; order: DeliveryOrder }

/**
 * Opens what a link stands for, counting the try. The link of an order that is canceled or gone is as dead as any other.
 *
 * @param looks - whether this is a look at the page, which is counted
 * @throws TooManyTries over the limits; CountingFailed when they cannot be kept; NOT_FOUND with one sentence for any text that is not a live link
 */
export async function openDelivery(
  req: MedusaRequest,
  purpose: LinkPurpose,
  token: string,
  looks = false
): Promise<BuyersOrder> {
  const service = deliveries(req.scope)
  await assertWithinLimits(() => service.countTry(token))
  const opened = await service.openByToken(purpose, token, looks)
  const [order] = await readDeliveryOrders(req.scope, [opened.order_id])
  if (!order || order.canceled_at || order.status === "canceled") {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
  }
  return { opened, order }
}
