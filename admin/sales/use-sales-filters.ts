import { useMemo } from "react"

import { NARROWING } from "../shared/narrowing"
import { useUrlState } from "../shared/use-url-state"
import { SalesAsked } from "./queries"

/** Filters that leave a part of the sales, each of which the page shows and takes off. */
export const NARROWED_BY = [...NARROWING, "source_id", "pipeline_id"] as const

const FILTERS = ["from", "to", "currency", ...NARROWED_BY] as const

/** Which figure's quotes are open, beside the page's filters. */
export const OPENED = ["set", "stage_id", "lost_reason_id", "month", "of_owner"] as const
export type Opened = Partial<Record<(typeof OPENED)[number], string>>

const KEYS = [...FILTERS, ...OPENED] as const
export type SalesKey = (typeof KEYS)[number]

/** What the page is narrowed to and which figure is open, as the address says, and what changes it. */
export function useSalesFilters() {
  const [values, setUrl] = useUrlState(KEYS)
  const asked = useMemo((): SalesAsked => {
    const {
      currency,
      set: _set,
      stage_id: _stage,
      lost_reason_id: _reason,
      month: _month,
      of_owner: _owner,
      ...rest
    } = values
    return { ...rest, ...(currency ? { currency_code: currency } : {}) }
  }, [values])
  const opened: Opened = {
    set: values.set,
    stage_id: values.stage_id,
    lost_reason_id: values.lost_reason_id,
    month: values.month,
    of_owner: values.of_owner,
  }
  const open = (figure: Opened | null) => setUrl({ ...Object.fromEntries(OPENED.map((key) => [key, null])), ...figure })
  return { asked, opened, open, setUrl, values }
}
