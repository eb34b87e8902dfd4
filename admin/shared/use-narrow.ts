import { useEffect, useState } from "react"

const QUERY = "(max-width: 767px)"

/** Whether the window is as narrow as a phone: lists then show two columns instead of eight. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(QUERY).matches)
  useEffect(() => {
    const media = window.matchMedia(QUERY)
    const update = (): void => setNarrow(media.matches)
    media.addEventListener("change", update)
    return () => media.removeEventListener("change", update)
  }, [])
  return narrow
}
