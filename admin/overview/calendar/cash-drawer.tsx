import { Badge, Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../../shared/error-state"
import { formatDay, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { Narrowing } from "../../shared/narrowing"
import { plural } from "../../shared/plural"
import { TablePages } from "../../shared/table-pages"
import { CashCase, CashItem, cashItemsQuery, CashKind, PAGE_SIZE } from "./queries"

const PATHS = { invoice: "/crm/receivables/invoices", quote: "/crm/quotes", order: "/orders" }

type CashDrawerProps = {
  currency: string
  narrowing: Narrowing
  case: CashCase
  /** A week's Monday, or `later`. */
  week: string
  kind: CashKind | undefined
  onClose: () => void
}

/** The documents behind a piece of a bar of the money calendar, a page at a time. */
export const CashDrawer = ({ currency, narrowing, case: is, week, kind, onClose }: CashDrawerProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [offset, setOffset] = useState(0)
  const { data, error, refetch } = useQuery(
    cashItemsQuery({ currency_code: currency, ...narrowing, case: is, week, ...(kind ? { kind } : {}), offset })
  )
  const title =
    week === "later" ? t("overview.calendar.later") : t("overview.calendar.week", { day: formatDay(week, locale) })
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description>
            {[t(`overview.calendar.cases.${is}`), kind ? t(`overview.calendar.${kind}`) : null]
              .filter(Boolean)
              .join(" · ")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          {data ? (
            <>
              <div className="border-ui-border-base flex items-baseline justify-between border-b px-6 py-3">
                <Text size="small" className="text-ui-fg-subtle">
                  {plural(t, "overview.calendar.parts", data.count)}
                </Text>
                <Text size="small" weight="plus" data-testid="crm-cash-total">
                  <Money amount={data.total} currency={currency} />
                </Text>
              </div>
              <ul className="divide-ui-border-base divide-y">
                {data.items.map((item, index) => (
                  <Item key={`${item.id}-${offset + index}`} item={item} currency={currency} />
                ))}
              </ul>
              <TablePages count={data.count} offset={offset} pageSize={PAGE_SIZE} onPage={setOffset} />
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

const Item = ({ item, currency }: { item: CashItem; currency: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const why = [
    item.base_date
      ? t(
          `overview.calendar.asked.${item.kind === "receivables" ? "due" : item.kind === "orders" ? "ordered" : "close"}`,
          {
            day: formatDay(item.base_date, locale),
          }
        )
      : null,
    t("overview.calendar.comes", { day: formatDay(item.expected_date, locale) }),
    item.probability === null ? null : formatPercent(item.probability, locale),
  ].filter(Boolean)
  return (
    <li>
      <Link
        to={`${PATHS[item.document]}/${item.id}`}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-start justify-between gap-x-4 px-6 py-3 outline-none"
      >
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2">
            <Text size="small" weight="plus" leading="compact">
              {t(`overview.calendar.documents.${item.document}`, { number: item.number ?? "–" })}
            </Text>
            {item.promised_date ? (
              <Badge size="2xsmall" color="blue">
                {t("overview.calendar.promised")}
              </Badge>
            ) : null}
          </div>
          <Text size="small" leading="compact" className="truncate">
            {item.customer_name ?? "–"}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {why.join(" · ")}
          </Text>
        </div>
        <Text size="small" className="whitespace-nowrap">
          <Money amount={item.amount} currency={currency} />
        </Text>
      </Link>
    </li>
  )
}
