import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"

export type QuoteCustomer = {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
  company_name: string | null
  groups?: { id: string }[]
}

export type QuoteRegion = {
  id: string
  name: string
  currency_code: string
  countries: { iso_2: string }[]
}

/** A host customer with the groups that decide prices. @throws NOT_FOUND */
export async function customerOf(container: MedusaContainer, id: string): Promise<QuoteCustomer> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "email", "first_name", "last_name", "company_name", "groups.id"],
    filters: { id },
  })
  return found(data[0] as QuoteCustomer | undefined, `Customer ${id}`)
}

/**
 * A host region that sells in the currency asked for.
 *
 * @throws NOT_FOUND for an unknown region, INVALID_DATA for another currency
 */
export async function regionOf(container: MedusaContainer, id: string, currencyCode: string): Promise<QuoteRegion> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "name", "currency_code", "countries.iso_2"],
    filters: { id },
  })
  const region = found(data[0] as QuoteRegion | undefined, `Region ${id}`)
  if (region.currency_code !== currencyCode) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Region ${region.name} sells in ${region.currency_code.toUpperCase()}, not in ${currencyCode.toUpperCase()}.`
    )
  }
  return region
}

/** The sales channel asked for, else the store's default one. @throws NOT_FOUND */
export async function salesChannelOf(
  container: MedusaContainer,
  id: string | null | undefined
): Promise<string | null> {
  if (!id) {
    const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 })
    return store?.default_sales_channel_id ?? null
  }
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({ id }, { take: 1 })
  return found(channel, `Sales channel ${id}`).id
}

/** The person's name as printed, or null. */
export const personName = (customer: Pick<QuoteCustomer, "first_name" | "last_name">): string | null =>
  [customer.first_name, customer.last_name].filter(Boolean).join(" ") || null

function found<Row>(row: Row | undefined, what: string): Row {
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${what} was not found.`)
  }
  return row
}
