import { useMemo } from "react"

import { useUrlState } from "../shared/use-url-state"
import { Narrowing, NARROWING } from "../shared/narrowing"

/** Days that the period may have, up to today; `own` takes the days of the address. */
export const PERIODS = ["30", "90", "180", "365"] as const
const USUAL_PERIOD = "90"

export type OverviewFilters = {
  currency: string | undefined
  /** Whose documents, and where they were sold. */
  narrowing: Narrowing
  period: (typeof PERIODS)[number] | "own"
  /** Of an own period. */
  from: string | undefined
  to: string | undefined
  /** The day whose rates convert the sums of all currencies; not converted without it. */
  rateDate: string | undefined
}

const KEYS = ["currency", "period", "from", "to", "rate_date", ...NARROWING] as const

/** What the overview is narrowed to, as the address says, and what changes it. */
export function useOverviewFilters(): [
  OverviewFilters,
  (change: Partial<Record<(typeof KEYS)[number], string | null>>) => void,
] {
  const [values, setUrl] = useUrlState(KEYS)
  const filters = useMemo((): OverviewFilters => {
    const { currency, period, from, to, rate_date, ...narrowing } = values
    const isOwn = Boolean(from && to)
    const known = PERIODS.find((days) => days === period) ?? USUAL_PERIOD
    return { currency, narrowing, period: isOwn ? "own" : known, from, to, rateDate: rate_date }
  }, [values])
  return [filters, setUrl]
}
