import { useCallback } from "react"
import { useSearchParams } from "react-router-dom"

/**
 * The parameters of the address, and a change of them in its place.
 *
 * A change begins with what stands in the address, not with what was drawn last: of two made before the page is drawn anew the second would
 * undo the first.
 */
export function useAddress(): [URLSearchParams, (edit: (address: URLSearchParams) => void) => void] {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (edit: (address: URLSearchParams) => void) => {
      const address = new URLSearchParams(window.location.search)
      edit(address)
      setParams(address, { replace: true })
    },
    [setParams]
  )
  return [params, change]
}
