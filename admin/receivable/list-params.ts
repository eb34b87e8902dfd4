import { useSearchParams } from "react-router-dom"

import { readFilter } from "../shared/read-filter"
import { ListParams } from "./queries"

/** What the list shows, all of it, as the export takes it. */
export function exportParams({ limit: _limit, offset: _offset, ...params }: ListParams): ExportParams {
  return params as ExportParams
}

type ExportParams = Record<string, string | number | string[] | undefined>

export const PAGE_SIZE = 20

/**
 * The request that the address bar asks for.
 *
 * @param filters - names of filters that the list applies
 */
export function useListParams(filters: readonly string[], defaultOrder: string): ListParams {
  const [params] = useSearchParams()
  const chosen = filters.flatMap((name) => {
    const values = readFilter(params.get(name) ?? undefined)
    return values.length ? [[name, values.length === 1 ? values[0] : values] as const] : []
  })
  return {
    limit: PAGE_SIZE,
    offset: Math.max(0, parseInt(params.get("offset") ?? "0", 10) || 0),
    q: params.get("q") || undefined,
    order: params.get("order") ?? defaultOrder,
    ...Object.fromEntries(chosen),
  }
}
