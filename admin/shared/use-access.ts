import { queryOptions, useQuery } from "@tanstack/react-query"

import { crmKeys } from "./query-keys"
import { sdk } from "./sdk"

/** What the user at the screen may see and do. */
export type Access = {
  user_id: string | null
  is_set_up: boolean
  scope: "own" | "team" | "all"
  can_money: boolean
  can_setup: boolean
  can_approve: boolean
}

export const accessQuery = () =>
  queryOptions({
    queryKey: crmKeys.access.part("me", "rights"),
    queryFn: () => sdk.client.fetch<{ access: Access }>("/admin/crm/access/me"),
    select: (answer) => answer.access,
    staleTime: 60_000,
  })

/** The rights of the user at the screen. While unknown nothing is disabled: the server refuses what must be refused. */
export function useAccess(): Pick<Access, "user_id" | "can_money" | "can_setup" | "can_approve"> {
  const { data } = useQuery(accessQuery())
  return data ?? { user_id: null, can_money: true, can_setup: true, can_approve: true }
}
