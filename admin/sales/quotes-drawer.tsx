import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { DocumentsDrawer } from "../shared/documents-drawer"
import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { plural } from "../shared/plural"
import { SalesAsked, SalesQuote, salesQuotesQuery } from "./queries"
import { Opened } from "./use-sales-filters"

const LIMIT = 20

type QuotesDrawerProps = { asked: SalesAsked; opened: Opened; onClose: () => void }

/** When it was decided, else when it should be. */
const dayOf = ({ decided_date, expected_close_date }: SalesQuote, locale: string): string | null => {
  const day = decided_date ?? expected_close_date
  return day && formatDay(day, locale)
}

/** The quotes behind a figure, the largest first, and what they come to. */
export const QuotesDrawer = ({ asked, opened: { set, of_owner, ...figure }, onClose }: QuotesDrawerProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [offset, setOffset] = useState(0)
  const { data, error, refetch } = useQuery(
    salesQuotesQuery({ ...asked, ...figure, ...(of_owner ? { owner_id: of_owner } : {}), set, limit: LIMIT, offset })
  )
  const page = data && {
    documents: data.quotes.map((quote) => ({
      id: quote.id,
      href: `/crm/quotes/${quote.id}`,
      name: quote.number,
      lines: [[quote.customer_name, dayOf(quote, locale)].filter(Boolean).join(" · ")],
      amount: quote.net_total,
    })),
    count: data.count,
    counted: plural(t, "sales.quotes", data.count),
    total: data.net_total,
    currency: data.currency_code,
  }
  return (
    <DocumentsDrawer
      title={t(`sales.sets.${set}`)}
      description={t("sales.netHint")}
      page={page}
      error={error}
      onRetry={() => void refetch()}
      offset={offset}
      pageSize={LIMIT}
      onPage={setOffset}
      onClose={onClose}
    />
  )
}
