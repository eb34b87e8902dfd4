import { queryOptions } from "@tanstack/react-query"

import { sdk } from "./sdk"

export type HostUser = { id: string; email: string; first_name: string | null; last_name: string | null }
export type HostRegion = {
  id: string
  name: string
  currency_code: string
  countries?: { iso_2: string; display_name: string }[]
}
export type HostSalesChannel = { id: string; name: string; is_disabled: boolean }

/** What an admin user is called: name, else e-mail. */
export function userName(user: HostUser): string {
  return [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email
}

/** Admin users of the host, who may own documents. */
export const usersQuery = () =>
  queryOptions({
    queryKey: ["crm", "host", "users"],
    queryFn: () =>
      sdk.client.fetch<{ users: HostUser[] }>("/admin/users", {
        query: { limit: 200, fields: "id,email,first_name,last_name" },
      }),
    select: (answer) => answer.users,
    staleTime: 60_000,
  })

/** Regions of the host with currency and countries. */
export const regionsQuery = () =>
  queryOptions({
    queryKey: ["crm", "host", "regions"],
    queryFn: () =>
      sdk.client.fetch<{ regions: HostRegion[] }>("/admin/regions", {
        query: { limit: 200, fields: "id,name,currency_code,*countries" },
      }),
    select: (answer) => answer.regions,
    staleTime: 60_000,
  })

/** Sales channels of the host that are in use. */
export const salesChannelsQuery = () =>
  queryOptions({
    queryKey: ["crm", "host", "sales-channels"],
    queryFn: () =>
      sdk.client.fetch<{ sales_channels: HostSalesChannel[] }>("/admin/sales-channels", {
        query: { limit: 200, fields: "id,name,is_disabled" },
      }),
    select: (answer) => answer.sales_channels.filter((channel) => !channel.is_disabled),
    staleTime: 60_000,
  })
