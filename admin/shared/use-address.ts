import { useCallback } from "react"
import { useSearchParams } from "react-router-dom"

/** What the address is about to become: the router waits for the loaders of the page before it writes it. */
let coming: { entry: string | undefined; pathname: string; search: string } | undefined

/** Which entry of the history stands there; the router gives each change of the address a key of its own. */
const entry = (): string | undefined => (window.history.state as { key?: string } | null)?.key

/** The parameters as they stand in the address, or as a change will leave them that is still under way. */
function newest(): URLSearchParams {
  const { pathname, search } = window.location
  const isComing = coming && coming.entry === entry() && coming.pathname === pathname
  return new URLSearchParams(isComing ? coming!.search : search)
}

/**
 * The parameters of the address, and a change of them in its place.
 *
 * A change begins with what the one before it left, not with what was drawn last: of two made before the page is drawn anew the second would
 * undo the first.
 */
export function useAddress(): [URLSearchParams, (edit: (address: URLSearchParams) => void) => void] {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (edit: (address: URLSearchParams) => void) => {
      const address = newest()
      edit(address)
      coming = { entry: entry(), pathname: window.location.pathname, search: address.toString() }
      setParams(address, { replace: true })
    },
    [setParams]
  )
  return [params, change]
}
