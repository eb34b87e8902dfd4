import { useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"

import { crmKeys } from "../shared/query-keys"

/** Refreshes all that shows what was said and done. */
export function useRefreshInteractions(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: crmKeys.interactions.all }),
      client.invalidateQueries({ queryKey: crmKeys.customers.lists() }),
    ])
  }, [client])
}
