import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { staffAddress } from "../../quote/mail/addresses"
import { DeliveryOrder } from "../host-order"
import { orderNumber } from "../../../shared/order-number"

/** Who gets a word about an order: whom staff named, else the order's own address. @throws INVALID_DATA without one */
export function recipientOf(order: DeliveryOrder, to?: string | null): string {
  const recipient = to ?? order.email ?? order.customer?.email
  if (!recipient) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Order ${orderNumber(order)} has no e-mail address; say who is to be told.`
    )
  }
  return recipient
}

/** Whose order it is; null where nobody's. */
export async function ownerOf(container: MedusaContainer, order_id: string): Promise<string | null> {
  const [row] = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .listCrmReceivableOrders({ order_id }, { select: ["id", "owner_id"], take: 1 })
  return row?.owner_id ?? null
}

/** Who gets what the customer answers: whose order it is, else the company. */
export const replyAddress = async (container: MedusaContainer, order_id: string): Promise<string | null> =>
  staffAddress(container, await ownerOf(container, order_id))
