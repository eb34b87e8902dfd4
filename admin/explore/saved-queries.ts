import { queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { PivotAsked } from "./queries"

export const SAVED_PATH = "/admin/crm/saved-pivots"

type Lists = "rows" | "measures"

export type SavedPivot = {
  id: string
  name: string
  definition: Omit<PivotAsked, Lists | "filters"> & Record<Lists, string[]> & { filters: Record<string, string[]> }
  is_shared: boolean
  can_change: boolean
  /** Why it cannot be opened. */
  refusal: string | null
}

/** Pivots that the user saved, and those that others share. */
export const savedPivotsQuery = () =>
  queryOptions({
    queryKey: crmKeys.pivot.part("saved", "list"),
    queryFn: () => sdk.client.fetch<{ saved_pivots: SavedPivot[] }>(SAVED_PATH),
    select: (answer) => answer.saved_pivots,
  })

/** A saved definition as an address holds it. */
export const askedOf = ({ definition: { rows, measures, filters, ...rest } }: SavedPivot): PivotAsked => ({
  ...rest,
  rows: rows.join(),
  measures: measures.join(),
  ...(Object.keys(filters).length ? { filters: JSON.stringify(filters) } : {}),
})
