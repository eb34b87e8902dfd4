import { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { CreditStrip } from "../credit/credit-strip"
import { NextFollowUp } from "../follow-up/next-follow-up"
import { openHref, pipelineHref } from "../overview/hrefs"
import { Position, positionQuery, quotesQuery } from "../quote/queries"
import { ErrorState } from "../shared/error-state"
import { Money, useMoney } from "../shared/money"
import { plural } from "../shared/plural"
import { TextSkeleton } from "../shared/skeletons"
import { WidgetRow, WidgetSection } from "./widget-section"

/** On the host's customer page: what they may buy beside what they owe. */
export const CustomerMoneyWidget = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const quotes = useQuery({
    ...quotesQuery({ limit: 1, offset: 0, view: "pipeline", customer_id: customer.id }),
    retry: false,
  })
  const position = useQuery(positionQuery(customer.id))
  const error = quotes.error ?? position.error
  const positions = (position.data as { positions?: Position[] } | undefined)?.positions ?? []
  const owing = positions.filter((row) => +row.outstanding > 0)
  const sums = quotes.data?.totals ?? []
  // Where something is owed, on offer, or limited.
  const limited = positions.filter(({ credit_limit }) => typeof credit_limit === "number")
  const shown = [...new Set([...owing, ...sums, ...limited].map(({ currency_code }) => currency_code))]
  return (
    <WidgetSection
      title={t("widgets.customer.title")}
      action={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/crm/quotes/create?customer_id=${customer.id}`}>{t("quote.create")}</Link>
        </Button>
      }
    >
      {quotes.isPending || position.isPending ? <TextSkeleton lines={2} /> : null}
      {error ? (
        <ErrorState compact error={error} onRetry={() => Promise.all([quotes.refetch(), position.refetch()])} />
      ) : null}
      {quotes.data && position.data && !sums.length && !owing.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("widgets.customer.none")}
        </Text>
      ) : null}
      {sums.map((sum) => (
        <WidgetRow key={sum.currency_code} label={plural(t, "widgets.customer.openQuotes", sum.count)}>
          <Link
            to={pipelineHref(sum.currency_code, { customer_id: customer.id })}
            className="text-ui-fg-interactive-hover"
          >
            <Money amount={sum.total} currency={sum.currency_code} />
          </Link>
          {sum.weighted_total === undefined ? null : (
            <span className="text-ui-fg-subtle txt-compact-xsmall block">
              {t("widgets.customer.weighted", { amount: money(sum.weighted_total, sum.currency_code) })}
            </span>
          )}
        </WidgetRow>
      ))}
      {shown.map((code) => (
        <CreditStrip key={code} customer_id={customer.id} currency_code={code} />
      ))}
      {owing.map((row) => (
        <Owed key={row.currency_code} row={row} customerId={customer.id} />
      ))}
      <NextFollowUp about={{ customer_id: customer.id }} filters={{ customer_id: customer.id }} />
    </WidgetSection>
  )
}

const Owed = ({ row, customerId }: { row: Position; customerId: string }) => {
  const { t } = useTranslation("crm")
  return (
    <>
      <WidgetRow label={t("receivable.fields.owes")}>
        <Link to={openHref(row.currency_code, { customer_id: customerId })} className="text-ui-fg-interactive-hover">
          <Money amount={row.outstanding} currency={row.currency_code} />
        </Link>
      </WidgetRow>
      {+row.overdue > 0 ? (
        <WidgetRow label={t("receivable.fields.overdue")}>
          <Link to={openHref(row.currency_code, { customer_id: customerId, bucket: "overdue" })}>
            <Money amount={row.overdue} currency={row.currency_code} className="text-ui-fg-error" />
          </Link>
        </WidgetRow>
      ) : null}
    </>
  )
}
