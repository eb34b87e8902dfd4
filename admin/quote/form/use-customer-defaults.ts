import { useQuery } from "@tanstack/react-query"

import { HostRegion } from "../../shared/host-queries"
import { sdk } from "../../shared/sdk"
import { Address } from "../types"

type CustomerAddress = Address & { is_default_shipping?: boolean; is_default_billing?: boolean }

/** The addresses that the host keeps for a customer. */
export function useCustomerAddresses(customerId: string | null) {
  return useQuery({
    queryKey: ["crm", "host", "addresses", customerId],
    queryFn: () =>
      sdk.client.fetch<{ addresses: CustomerAddress[] }>(`/admin/customers/${customerId}/addresses`, {
        query: { limit: 100 },
      }),
    enabled: Boolean(customerId),
    select: (answer) => answer.addresses,
    staleTime: 30_000,
  })
}

/** Which addresses a new offer starts with: the customer's default ones, else the only one. */
export function defaultAddresses(addresses: CustomerAddress[]): { shipping: Address | null; billing: Address | null } {
  const only = addresses.length === 1 ? addresses[0] : null
  const shipping = addresses.find((address) => address.is_default_shipping) ?? only
  return { shipping, billing: addresses.find((address) => address.is_default_billing) ?? shipping }
}

/** The region that sells to an address's country, else the only region there is. */
export function regionFor(regions: HostRegion[], address: Address | null): HostRegion | undefined {
  const country = address?.country_code?.toLowerCase()
  const serving = country
    ? regions.find((region) => region.countries?.some(({ iso_2 }) => iso_2 === country))
    : undefined
  return serving ?? (regions.length === 1 ? regions[0] : undefined)
}
