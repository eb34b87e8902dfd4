import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** In which language an order was placed, and through which channel: how its customer is written to, and in whose name. */
export type OrderVoice = { locale: string | null; sales_channel_id: string | null }

/** @param id - of a host order; nothing is known of none */
export async function orderVoice(container: MedusaContainer, id: string | null): Promise<OrderVoice | undefined> {
  if (!id) {
    return undefined
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["locale", "sales_channel_id"], filters: { id } })
  return (data as unknown as OrderVoice[])[0]
}
