import { DataTable, DataTableFilter, DataTableFilteringState, useDataTable } from "@medusajs/ui"
import { ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"

import { useAddress } from "../../shared/use-address"

type FilterBarProps = { filters: DataTableFilter[]; children: ReactNode }

/** The host's filters and search without its table; the address holds them as it does for a list. */
export const FilterBar = ({ filters, children }: FilterBarProps) => {
  const { t } = useTranslation("crm")
  const [params, change] = useAddress()
  const state = useMemo(() => stateOf(params, filters), [params, filters])
  const instance = useDataTable<{ id: string }>({
    data: [],
    columns: [],
    filters,
    filtering: {
      state,
      onFilteringChange: (next) =>
        change((address) =>
          filters.forEach(({ id }) =>
            next[id] === undefined ? address.delete(id) : address.set(id, JSON.stringify(next[id]))
          )
        ),
    },
    search: {
      state: params.get("q") ?? "",
      onSearchChange: (q) => change((address) => (q ? address.set("q", q) : address.delete("q"))),
    },
  })
  return (
    <DataTable instance={instance} className="flex-none">
      <DataTable.Toolbar
        className="flex flex-col items-start justify-between gap-3 md:flex-row md:items-center"
        translations={{ clearAll: t("pipeline.board.clearFilters") }}
      >
        <div className="min-w-0">{children}</div>
        <div className="flex w-full items-center gap-x-2 md:w-auto">
          <DataTable.Search placeholder={t("common.search")} className="w-full md:w-auto" />
          <DataTable.FilterMenu tooltip={t("pipeline.board.filter")} />
        </div>
      </DataTable.Toolbar>
    </DataTable>
  )
}

function stateOf(params: URLSearchParams, filters: DataTableFilter[]): DataTableFilteringState {
  const state: DataTableFilteringState = {}
  for (const { id } of filters) {
    const raw = params.get(id)
    if (raw !== null) {
      try {
        state[id] = JSON.parse(raw)
      } catch {
        state[id] = raw
      }
    }
  }
  return state
}
