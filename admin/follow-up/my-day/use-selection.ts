import { useCallback, useMemo, useState } from "react"

/** Which rows are ticked; those that are no longer shown do not count. */
export function useSelection(shown: readonly string[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const ids = useMemo(() => shown.filter((id) => ticked.has(id)), [shown, ticked])
  const toggle = useCallback(
    (id: string, on: boolean) =>
      setTicked((current) => {
        const next = new Set(current)
        if (on) {
          next.add(id)
        } else {
          next.delete(id)
        }
        return next
      }),
    []
  )
  const clear = useCallback(() => setTicked(new Set()), [])
  return { ids, isTicked: (id: string) => ticked.has(id), toggle, clear }
}
