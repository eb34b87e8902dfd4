import { createDataTableColumnHelper } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { ListTable } from "../../shared/list-table"
import { Money } from "../../shared/money"
import { useFilterAddress } from "../../shared/use-filter-address"
import { useNarrow } from "../../shared/use-narrow"
import { PAGE_SIZE, useListParams } from "../list-params"
import { CreditNote, creditNotesQuery } from "../queries"
import { useBulkActs } from "../send/use-bulk-acts"
import { useExport } from "./use-export"
import { useMoneyFilters } from "./use-money-filters"
import { useSummary } from "./use-summary"

const helper = createDataTableColumnHelper<CreditNote>()

/** Documents that took some of an invoice back. */
export const CreditNotesTab = () => {
  const { t } = useTranslation("crm")
  const ready = useFilterAddress(["currency_code"])
  const params = useListParams(["currency_code", "customer_id"], "-created_at")
  const filters = useMoneyFilters(params.customer_id as string | undefined)
  const { dialog, ...selection } = useBulkActs("credit-notes")
  const onExport = useExport("credit-notes", params)
  const narrow = useNarrow()
  const query = useQuery(creditNotesQuery(params))
  const { data } = query
  const summary = useSummary("receivable.creditNotes.count", data?.count, data?.totals)
  const columns = useMemo(
    () => [
      ...(narrow ? [] : [helper.select()]),
      helper.accessor("number", {
        header: t("receivable.fields.number"),
        enableSorting: true,
        cell: ({ getValue }) => (
          <span className="text-ui-fg-base whitespace-nowrap tabular-nums">{getValue() ?? "–"}</span>
        ),
      }),
      helper.accessor("customer_name", {
        header: t("common.customer"),
        enableSorting: true,
        cell: ({ getValue }) => <span className="truncate">{getValue() ?? "–"}</span>,
      }),
      helper.accessor("issue_date", {
        header: t("receivable.fields.issueDate"),
        enableSorting: true,
        cell: ({ getValue }) => <Day value={getValue()} />,
      }),
      helper.accessor("unallocated", {
        header: t("receivable.fields.unallocated"),
        enableSorting: true,
        align: "right",
        cell: ({ row }) => <Money amount={row.original.unallocated} currency={row.original.currency_code} />,
      }),
      helper.accessor("total", {
        header: t("common.total"),
        enableSorting: true,
        align: "right",
        cell: ({ row }) => (
          <Money amount={row.original.total} currency={row.original.currency_code} className="text-ui-fg-base" />
        ),
      }),
    ],
    [t, narrow]
  )
  if (!ready) {
    return null
  }
  return (
    <>
      <ListTable
        {...selection}
        filters={filters}
        onExport={onExport}
        query={query}
        rowsOf={(answer) => answer.credit_notes}
        columns={columns}
        pageSize={PAGE_SIZE}
        heading={t("receivable.tabs.credit_notes")}
        summary={summary}
        rowHref={(row) => `/crm/receivables/credit-notes/${row.id}`}
        empty={{
          title: t("receivable.creditNotes.empty"),
          description: t("receivable.creditNotes.emptyDescription"),
        }}
      />
      {dialog}
    </>
  )
}
