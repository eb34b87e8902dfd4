import { MedusaContainer } from "@medusajs/framework/types"

import type { FreshParties } from "../../../modules/receivable/acts/refresh-draft"
import { isService } from "../rules/order-lines"
import { HostOrder } from "./host-order"
import { invoiceParties } from "./invoice-parties"

/** Both sides of an order's draft as they are now. */
export async function freshParties(container: MedusaContainer, order: HostOrder): Promise<FreshParties> {
  const services = order.items.filter((item) => isService(order, item)).map(({ id }) => id)
  return { ...(await invoiceParties(container, order)), services }
}
