import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { ShippingAddress } from "../../../modules/delivery/types"
import { AddressStanding, addressView } from "../../../shared/documents"
import { DEAD_LINK } from "../../../shared/links/token"
import { answerAddress } from "../../../workflows/delivery/answer"
import { deliveries } from "../../../workflows/delivery/delivery-module"
import { readDeliveryOrder, shippingAddressOf } from "../../../workflows/delivery/host-order"
import { deliveryDocument } from "../../../workflows/delivery/mail/documents"
import { firstShippedAt, openLines } from "../../../workflows/delivery/rules/progress"
import { BuyersOrder } from "../shared/opened-delivery"
import { orderNumber } from "../../../shared/order-number"

/** Takes a buyer's answer and shows what became of it. @param proposed - null confirms */
export async function takeAnswer(
  req: MedusaRequest,
  res: MedusaResponse,
  buyer: BuyersOrder,
  answer: { proposed: ShippingAddress | null; note: string | null }
): Promise<void> {
  await answerAddress(req.scope, buyer, answer)
  await sendAddress(req, res, { ...buyer, order: await readDeliveryOrder(req.scope, buyer.order.id) })
}

/** Answers with what a buyer may see: their address, what they proposed, what is sent. Ids, owner and History stay here. */
export async function sendAddress(req: MedusaRequest, res: MedusaResponse, { order }: BuyersOrder): Promise<void> {
  const check = await deliveries(req.scope).addressCheckOf(order.id)
  if (!check || check.state === "withdrawn") {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
  }
  const country_code = order.shipping_address?.country_code ?? null
  const standing: AddressStanding = {
    state: firstShippedAt(order) ? "shipped" : check.state,
    address: { ...shippingAddressOf(order), country_code },
    proposed: check.proposed_address && { ...check.proposed_address, country_code },
    items: openLines(order).map(({ title, quantity }) => ({ title, quantity })),
    note: check.decided_note,
  }
  res.json({
    address: {
      order_number: orderNumber(order),
      state: standing.state,
      shipping_address: standing.address,
      proposed_address: standing.proposed,
      items: standing.items,
      note: standing.note,
    },
    view: addressView(await deliveryDocument(req.scope, order, check.locale), standing),
  })
}
