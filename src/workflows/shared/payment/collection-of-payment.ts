import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The payment collection that a payment of the host is in, which its events do not tell; null when there is no such payment. */
export async function collectionOfPayment(container: MedusaContainer, payment_id: string): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "payment",
    fields: ["payment_collection_id"],
    filters: { id: payment_id },
  })
  return data[0]?.payment_collection_id ?? null
}
