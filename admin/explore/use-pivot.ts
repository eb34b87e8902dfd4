import { useMemo } from "react"

import { useUrlState } from "../shared/use-url-state"
import { PivotAsked } from "./queries"

/** Keys by dimension. */
export type PivotFilters = Record<string, string[]>

/** The figure whose documents are shown. */
export type PivotCell = { measure: string; filters: PivotFilters }

const DEFINITION = [
  ...["dataset", "rows", "column", "measures", "date", "from", "to", "as_of"],
  ...["currency", "filters", "order", "order_column"],
] as const
const KEYS = [...DEFINITION, "offset", "cell", "saved"] as const

/** What an address holds as JSON; nothing where it is none. */
function parsed<Value>(text: string | undefined): Value | undefined {
  try {
    return text ? (JSON.parse(text) as Value) : undefined
  } catch {
    return undefined
  }
}

/** The pivot that the address holds, and what changes it. */
export function usePivot() {
  const [values, setUrl] = useUrlState<string>(KEYS)
  const asked = useMemo((): PivotAsked | undefined => {
    const { dataset, rows, measures, currency, offset: _offset, cell: _cell, saved: _saved, ...rest } = values
    return dataset && rows && measures
      ? { dataset, rows, measures, ...rest, ...(currency ? { currency_code: currency } : {}) }
      : undefined
  }, [values])
  const filters = parsed<PivotFilters>(values.filters) ?? {}
  return {
    asked,
    filters,
    offset: Number(values.offset ?? 0) || 0,
    cell: parsed<PivotCell>(values.cell),
    /** The saved one that was opened. */
    saved: values.saved,
    setUrl,
    /** The values of one field changed, the other fields left as they are. */
    setFilter: (field: string, change: (chosen: string[]) => string[]) =>
      setUrl((now) => {
        const { [field]: chosen = [], ...others } = parsed<PivotFilters>(now.filters) ?? {}
        const left = change(chosen)
        const next = left.length ? { ...others, [field]: left } : others
        return { filters: Object.keys(next).length ? JSON.stringify(next) : null }
      }),
    openCell: (cell: PivotCell | null) => setUrl({ cell: cell && JSON.stringify(cell), offset: values.offset }),
    /** Another pivot in place of this one. */
    open: ({ currency_code, ...pivot }: PivotAsked & { saved?: string }) =>
      setUrl({
        ...Object.fromEntries(KEYS.map((key) => [key, null])),
        currency: currency_code ?? values.currency,
        ...pivot,
      }),
  }
}
