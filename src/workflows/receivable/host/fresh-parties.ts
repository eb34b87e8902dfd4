import { MedusaContainer } from "@medusajs/framework/types"

import type { FreshParties } from "../../../modules/receivable/acts/refresh-draft"
import { isService } from "../rules/order-lines"
import { findHostOrder } from "./host-order"
import { invoiceParties } from "./invoice-parties"

/** Both sides of an order's draft as they are now, or null when the host has the order no more. */
export async function freshParties(container: MedusaContainer, order_id: string | null): Promise<FreshParties | null> {
  const order = order_id ? await findHostOrder(container, order_id) : null
  if (!order) {
    return null
  }
  const services = order.items.filter((item) => isService(order, item)).map(({ id }) => id)
  return { ...(await invoiceParties(container, order)), services }
}
