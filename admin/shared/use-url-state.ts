import { useCallback, useMemo } from "react"

import { useAddress } from "./use-address"

type Values<K extends string> = Partial<Record<K, string>>

/**
 * Filters, tab and page of a screen, kept in the address bar, so that a link sent to a colleague opens the same thing.
 * Changing anything but `offset` goes back to the first page. An empty value leaves the address.
 *
 * @param keys - the names this screen owns; other parameters are left alone
 */
export function useUrlState<K extends string>(
  keys: readonly K[]
): [Values<K>, (change: Partial<Record<K, string | null | undefined>>) => void] {
  const [params, changeAddress] = useAddress()
  const signature = keys.map((key) => params.get(key) ?? "").join("\u0000")
  const values = useMemo(() => {
    const read: Values<K> = {}
    keys.forEach((key) => {
      const value = params.get(key)
      if (value) {
        read[key] = value
      }
    })
    return read
    // The signature holds every value read here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [signature])

  const change = useCallback(
    (next: Partial<Record<K, string | null | undefined>>) =>
      changeAddress((address) => {
        if (!("offset" in next)) {
          address.delete("offset")
        }
        Object.entries(next).forEach(([key, value]) => {
          if (value) {
            address.set(key, value as string)
          } else {
            address.delete(key)
          }
        })
      }),
    [changeAddress]
  )
  return [values, change]
}
