import { Button, StatusBadge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Moment } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { conversionStatus, refusal } from "../rules/actions"
import { Quote } from "../types"
import { Conversion, conversionsQuery } from "./queries"
import { useDetailAddress } from "./use-detail-address"

/** The host's orders made from the quote, canceled ones marked, and the way to order the rest. */
export const OrdersSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { open } = useDetailAddress()
  const { data, error, isPending, refetch } = useQuery(conversionsQuery(quote.id))
  const part = conversionStatus(quote)
  return (
    <Section
      title={t("quote.orders.title")}
      actions={
        part === "partial" && refusal("convert", quote) === null ? (
          <Button size="small" variant="secondary" onClick={() => open("convert")}>
            {t("quote.orders.rest")}
          </Button>
        ) : null
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data ? (
        <div className="px-6 py-2">
          {data.length ? (
            <OrderRows quote={quote} conversions={data} />
          ) : (
            <Text size="small" className="text-ui-fg-subtle py-2">
              {t("quote.orders.none")}
            </Text>
          )}
        </div>
      ) : null}
    </Section>
  )
}

const COLORS = { claimed: "orange", done: "green", undone: "grey", canceled: "red" } as const

/** One row per order: when, what of it, for how much. */
export const OrderRows = ({ quote, conversions }: { quote: Quote; conversions: Conversion[] }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  return (
    <ul className="divide-ui-border-base divide-y">
      {conversions
        .filter((one) => one.state !== "undone")
        .map((one) => (
          <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0">
              <div className="flex flex-wrap items-center gap-x-2">
                {one.state === "claimed" ? (
                  <Text size="small" weight="plus">
                    {t("quote.orders.making")}
                  </Text>
                ) : (
                  <Link to={`/orders/${one.order_id}`} className="text-ui-fg-interactive-hover txt-compact-small-plus">
                    {one.order_display_id
                      ? t("quote.orders.number", { number: one.order_display_id })
                      : t("quote.actions.order")}
                  </Link>
                )}
                <StatusBadge color={COLORS[one.state]}>{t(`quote.orders.states.${one.state}`)}</StatusBadge>
              </div>
              {one.items.length ? (
                <Text size="xsmall" className="text-ui-fg-subtle break-words">
                  {one.items.map((item) => `${formatNumber(item.quantity, locale)} × ${item.title}`).join(", ")}
                </Text>
              ) : null}
            </div>
            <div className="flex items-center gap-x-4">
              <Text size="small" className="text-ui-fg-subtle">
                <Moment value={one.canceled_at ?? one.finished_at ?? one.created_at} />
              </Text>
              {one.total === null ? null : (
                <Text size="small">
                  <Money amount={one.total} currency={quote.currency_code} struck={one.state === "canceled"} />
                </Text>
              )}
            </div>
          </li>
        ))}
    </ul>
  )
}
