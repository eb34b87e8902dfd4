import { useEffect } from "react"

import { readFilter } from "./read-filter"
import { useAddress } from "./use-address"

/**
 * Lets a person write `?status=sent,draft` by hand: turns it into the JSON list that the host's DataTable reads.
 *
 * @param multiple - filters that take several values
 * @returns false for the moment before the address is put right; show nothing then
 */
export function useFilterAddress(multiple: readonly string[]): boolean {
  const [params, changeAddress] = useAddress()
  const wrong = multiple.filter((key) => {
    const raw = params.get(key)
    return raw !== null && raw !== "null" && raw !== JSON.stringify(readFilter(raw))
  })
  const signature = wrong.join()
  useEffect(() => {
    if (!signature) {
      return
    }
    changeAddress((address) =>
      signature.split(",").forEach((key) => address.set(key, JSON.stringify(readFilter(address.get(key) ?? undefined))))
    )
  }, [signature, changeAddress])
  return wrong.length === 0
}
