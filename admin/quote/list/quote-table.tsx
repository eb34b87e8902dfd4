import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router-dom"

import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { ListTable } from "../../shared/list-table"
import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { QuoteSum, quotesQuery } from "../queries"
import { useQuoteColumns } from "./use-quote-columns"
import { useQuoteFilters } from "./use-quote-filters"
import { PAGE_SIZE, useQuoteListParams } from "./use-quote-list-params"

/** The list itself: what is filtered, its count and its sum per currency. */
export const QuoteTable = () => {
  const { t } = useTranslation("crm")
  const { search } = useLocation()
  const params = useQuoteListParams()
  const { data, isPending, error, refetch } = useQuery(quotesQuery(params))
  const columns = useQuoteColumns()
  const filters = useQuoteFilters(params.customer_id)
  const summary = useSummary(data?.count, data?.totals)

  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  return (
    <ListTable
      data={data?.quotes}
      columns={columns}
      filters={filters}
      getRowId={(quote) => quote.id}
      rowCount={data?.count}
      pageSize={PAGE_SIZE}
      isLoading={isPending}
      heading={t("quote.title")}
      summary={summary}
      create={{ label: t("quote.create"), to: `/crm/quotes/create${search}` }}
      rowHref={(quote) => `/crm/quotes/${quote.id}`}
      emptyState={{
        empty: {
          custom: (
            <EmptyState
              title={t("quote.empty.title")}
              description={t("quote.empty.description")}
              action={{ label: t("quote.create"), to: "/crm/quotes/create" }}
            />
          ),
        },
        filtered: { heading: t("quote.filtered.title"), description: t("quote.filtered.description") },
      }}
    />
  )
}

/** "34 quotes · €184,200.00 · $12,000.00": currencies are never added. */
function useSummary(count: number | undefined, totals: QuoteSum[] | undefined): string {
  const { t } = useTranslation("crm")
  const money = useMoney()
  if (count === undefined) {
    return "\u00a0"
  }
  const sums = (totals ?? []).map((sum) => money(sum.total, sum.currency_code))
  return [plural(t, "quote.count", count), ...sums].join(" · ")
}
