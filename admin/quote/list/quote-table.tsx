import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router-dom"

import { useBulkQuotes } from "../../pipeline/bulk/use-bulk-quotes"
import { DownloadOptions } from "../../shared/download-file"
import { saveFile } from "../../shared/save-file"
import { ListTable } from "../../shared/list-table"
import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { QuoteListParams, QUOTES_PATH, QuoteSum, quotesQuery } from "../queries"
import { useQuoteColumns } from "./use-quote-columns"
import { useQuoteFilters } from "./use-quote-filters"
import { PAGE_SIZE, useQuoteListParams } from "./use-quote-list-params"

/** The list itself: what is filtered, its count and its sum per currency; rows can be ticked and changed together. */
export const QuoteTable = () => {
  const { t } = useTranslation("crm")
  const { search } = useLocation()
  const params = useQuoteListParams()
  const query = useQuery(quotesQuery(params))
  const { data } = query
  const columns = useQuoteColumns()
  const filters = useQuoteFilters(params.customer_id)
  const summary = useSummary(data?.count, data?.totals, params.view === "pipeline")
  const { dialog, ...selection } = useBulkQuotes()
  return (
    <>
      <ListTable
        {...selection}
        query={query}
        rowsOf={(answer) => answer.quotes}
        columns={columns}
        filters={filters}
        pageSize={PAGE_SIZE}
        heading={t("quote.title")}
        summary={summary}
        onExport={() => saveCsv(params)}
        create={{ label: t("quote.create"), to: `/crm/quotes/create${search}` }}
        rowHref={(quote) => `/crm/quotes/${quote.id}`}
        empty={{
          title: t("quote.empty.title"),
          description: t("quote.empty.description"),
          action: { label: t("quote.create"), to: "/crm/quotes/create" },
        }}
        filtered={{ title: t("quote.filtered.title"), description: t("quote.filtered.description") }}
      />
      {dialog}
    </>
  )
}

/** Saves all that the list shows, not the page of it alone. */
function saveCsv({ limit: _limit, offset: _offset, ...filters }: QuoteListParams): void {
  saveFile(`${QUOTES_PATH}/export`, {
    query: filters as DownloadOptions["query"],
    filename: "quotes.csv",
  })
}

/** "34 quotes · €184,200.00 · $12,000.00": currencies are never added; of the pipeline also what its chances make of each. */
function useSummary(count: number | undefined, totals: QuoteSum[] | undefined, isPipeline: boolean): string {
  const { t } = useTranslation("crm")
  const money = useMoney()
  if (count === undefined) {
    return "\u00a0"
  }
  const sums = (totals ?? []).flatMap(({ total, weighted_total, currency_code }) => [
    money(total, currency_code),
    ...(isPipeline ? [t("overview.pipeline.weighted", { amount: money(weighted_total, currency_code) })] : []),
  ])
  return [plural(t, "quote.count", count), ...sums].join(" · ")
}
