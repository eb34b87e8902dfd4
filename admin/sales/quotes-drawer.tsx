import { Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../shared/error-state"
import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money } from "../shared/money"
import { plural } from "../shared/plural"
import { TablePages } from "../shared/table-pages"
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
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t(`sales.sets.${set}`)}</Drawer.Title>
          <Drawer.Description>{t("sales.netHint")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          {data ? (
            <>
              <div className="border-ui-border-base flex items-baseline justify-between border-b px-6 py-3">
                <Text size="small" className="text-ui-fg-subtle">
                  {plural(t, "sales.quotes", data.count)}
                </Text>
                <Text size="small" weight="plus" data-testid="crm-sales-total">
                  <Money amount={data.net_total} currency={data.currency_code} />
                </Text>
              </div>
              <ul className="divide-ui-border-base divide-y">
                {data.quotes.map((quote) => (
                  <li key={quote.id}>
                    <Link
                      to={`/crm/quotes/${quote.id}`}
                      className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-start justify-between gap-x-4 px-6 py-3 outline-none"
                    >
                      <div className="min-w-0">
                        <Text size="small" weight="plus" leading="compact">
                          {quote.number}
                        </Text>
                        <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">
                          {[quote.customer_name, dayOf(quote, locale)].filter(Boolean).join(" · ")}
                        </Text>
                      </div>
                      <Text size="small" className="whitespace-nowrap">
                        <Money amount={quote.net_total} currency={data.currency_code} />
                      </Text>
                    </Link>
                  </li>
                ))}
              </ul>
              <TablePages count={data.count} offset={offset} pageSize={LIMIT} onPage={setOffset} />
            </>
          ) : error ? (
            <ErrorState compact error={error} onRetry={() => refetch()} />
          ) : (
            <div className="h-40" aria-busy="true" />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
