import { useIsFetching } from "@tanstack/react-query"
import { RefObject, useEffect, useRef } from "react"
import { useLocation } from "react-router-dom"

const RULES = "follow-up-rules"

/** The rules among the settings, which are long. */
export const RULES_HREF = `/settings/crm#${RULES}`

/** Brings the rules into the window where the address names them, once all that stands above them is there. */
export function useScrolledTo(): RefObject<HTMLDivElement> {
  const { hash } = useLocation()
  const section = useRef<HTMLDivElement>(null)
  const loading = useIsFetching() > 0
  const done = useRef(false)
  useEffect(() => {
    if (hash === `#${RULES}` && !loading && !done.current) {
      done.current = true
      section.current?.scrollIntoView({ block: "start" })
    }
  }, [hash, loading])
  return section
}
