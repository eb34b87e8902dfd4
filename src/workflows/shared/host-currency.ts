import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * The default currency of the host's store, else the first one that it sells in; null in a store without any.
 *
 * Asks for the currencies alone: a store with its relations takes the host as long as a whole page of ours.
 */
export async function hostCurrency(container: MedusaContainer): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "store_currency",
    fields: ["currency_code"],
    pagination: { take: 1, order: { is_default: "DESC", created_at: "ASC" } },
  })
  return (data[0] as { currency_code: string } | undefined)?.currency_code ?? null
}
