import { Badge } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { TFunction } from "i18next"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { DocumentsDrawer } from "../../shared/documents-drawer"
import { formatDay, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Narrowing } from "../../shared/narrowing"
import { plural } from "../../shared/plural"
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
  const page = data && {
    documents: data.items.map((item) => ({
      id: item.id,
      href: `${PATHS[item.document]}/${item.id}`,
      name: <Name item={item} />,
      lines: [item.customer_name ?? "–", reasonsOf(item, t, locale).join(" · ")],
      amount: item.amount,
    })),
    count: data.count,
    counted: plural(t, "overview.calendar.parts", data.count),
    total: data.total,
    currency,
  }
  return (
    <DocumentsDrawer
      title={title}
      description={[t(`overview.calendar.cases.${is}`), kind ? t(`overview.calendar.${kind}`) : null]
        .filter(Boolean)
        .join(" · ")}
      page={page}
      error={error}
      onRetry={() => void refetch()}
      offset={offset}
      pageSize={PAGE_SIZE}
      onPage={setOffset}
      onClose={onClose}
    />
  )
}

const Name = ({ item }: { item: CashItem }) => {
  const { t } = useTranslation("crm")
  return (
    <>
      {t(`overview.calendar.documents.${item.document}`, { number: item.number ?? "–" })}
      {item.promised_date ? (
        <Badge size="2xsmall" color="blue">
          {t("overview.calendar.promised")}
        </Badge>
      ) : null}
    </>
  )
}

const ASKED = { receivables: "due", orders: "ordered", pipeline_weighted: "close" } as const

/** Why its money is expected then: what the document says, the day that follows from it, and how likely it is. */
const reasonsOf = (item: CashItem, t: TFunction, locale: string): string[] => [
  ...(item.base_date
    ? [t(`overview.calendar.asked.${ASKED[item.kind]}`, { day: formatDay(item.base_date, locale) })]
    : []),
  t("overview.calendar.comes", { day: formatDay(item.expected_date, locale) }),
  ...(item.probability === null ? [] : [formatPercent(item.probability, locale)]),
]
