import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Ids of the orders that a fulfilment of the host is of: one, or none where it belongs to something else. */
export async function ordersOfFulfillment(container: MedusaContainer, fulfillment_id: string): Promise<string[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order_fulfillment", fields: ["order_id"], filters: { fulfillment_id } })
  return (data as { order_id: string }[]).map(({ order_id }) => order_id)
}
