import { useCallback, useMemo } from "react"

import { useAddress } from "./use-address"

type Values<K extends string> = Partial<Record<K, string>>
type Change<K extends string> = Partial<Record<K, string | null | undefined>>

/**
 * Filters, tab and page of a screen, kept in the address bar, so that a link sent to a colleague opens the same thing.
 * Changing anything but `offset` goes back to the first page. An empty value leaves the address.
 *
 * @param keys - the names this screen owns; other parameters are left alone
 * @returns the values as drawn, and what changes them: by what is new, or by a rule that makes it of the address's own values, for a change
 *   that builds on what was there (two made before the page is drawn anew would else undo each other)
 */
export function useUrlState<K extends string>(
  keys: readonly K[]
): [Values<K>, (change: Change<K> | ((values: Values<K>) => Change<K>)) => void] {
  const [params, changeAddress] = useAddress()
  const signature = keys.map((key) => params.get(key) ?? "").join("\u0000")
  // The signature holds every value read here.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const values = useMemo(() => readOf(keys, params), [signature])

  const change = useCallback(
    (asked: Change<K> | ((values: Values<K>) => Change<K>)) =>
      changeAddress((address) => {
        const next = typeof asked === "function" ? asked(readOf(keys, address)) : asked
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
    // Which names a screen owns does not change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [changeAddress]
  )
  return [values, change]
}

function readOf<K extends string>(keys: readonly K[], address: URLSearchParams): Values<K> {
  const read: Values<K> = {}
  keys.forEach((key) => {
    const value = address.get(key)
    if (value) {
      read[key] = value
    }
  })
  return read
}
