import { useEffect } from "react"
import { useSearchParams } from "react-router-dom"

import { readFilter } from "./read-filter"

/**
 * Lets a person write `?status=sent,draft` by hand: turns it into the JSON list that the host's DataTable reads.
 *
 * @param multiple - filters that take several values
 * @returns false for the moment before the address is put right; show nothing then
 */
export function useFilterAddress(multiple: readonly string[]): boolean {
  const [params, setParams] = useSearchParams()
  const wrong = multiple.filter((key) => {
    const raw = params.get(key)
    return raw !== null && raw !== "null" && raw !== JSON.stringify(readFilter(raw))
  })
  const signature = wrong.join()
  useEffect(() => {
    if (!signature) {
      return
    }
    setParams(
      (current) => {
        const updated = new URLSearchParams(current)
        signature
          .split(",")
          .forEach((key) => updated.set(key, JSON.stringify(readFilter(current.get(key) ?? undefined))))
        return updated
      },
      { replace: true }
    )
  }, [signature, setParams])
  return wrong.length === 0
}
