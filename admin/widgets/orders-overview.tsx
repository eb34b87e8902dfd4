import { Container, Skeleton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { openHref, pipelineHref, receivablesHref } from "../overview/hrefs"
import { overviewQuery } from "../overview/queries"
import { ErrorState } from "../shared/error-state"
import { Money } from "../shared/money"

/**
 * On the host's list of orders, in one row: what is on offer, owed, late and not invoiced yet, in the store's currency. The host puts it after
 * its table, whatever the zone is called (2.21.2), until somebody arranges the page.
 */
export const OrdersOverviewWidget = () => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery({ ...overviewQuery({}), retry: false })
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState compact error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  if (!data) {
    return (
      <Container className="px-6 py-4" aria-busy="true">
        <Skeleton className="h-9 w-2/3 rounded-md" />
      </Container>
    )
  }
  const { currency_code: currency, pipeline, receivables, today } = data
  const { count, amount } = today.delivered_not_invoiced
  const isEmpty = !pipeline.count && !receivables.total && !count
  const open = (
    <Link to="/crm" className="text-ui-fg-interactive-hover txt-compact-small whitespace-nowrap">
      {t("common.openInCrm")}
    </Link>
  )
  if (isEmpty) {
    return (
      <Container className="flex items-center justify-between gap-x-4 px-6 py-3" data-testid="crm-orders-overview">
        <Text size="small" className="text-ui-fg-subtle">
          {t("widgets.orders.none")}
        </Text>
        {open}
      </Container>
    )
  }
  return (
    <Container
      className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 px-6 py-4"
      data-testid="crm-orders-overview"
    >
      <Fact label={t("widgets.orders.pipeline")} to={pipelineHref(currency)}>
        <Money amount={pipeline.total} currency={currency} />
      </Fact>
      <Fact label={t("widgets.orders.weighted")} to={pipelineHref(currency)}>
        <Money amount={pipeline.weighted_total} currency={currency} />
      </Fact>
      <Fact label={t("receivable.fields.outstanding")} to={openHref(currency)}>
        <Money amount={receivables.total} currency={currency} />
      </Fact>
      <Fact label={t("receivable.fields.overdue")} to={openHref(currency, { bucket: "overdue" })}>
        <Money
          amount={receivables.overdue}
          currency={currency}
          className={receivables.overdue ? "text-ui-fg-error" : ""}
        />
      </Fact>
      <Fact
        label={t("overview.today.delivered_not_invoiced")}
        to={receivablesHref("uninvoiced", currency, { delivered: "true" })}
      >
        <Money amount={amount} currency={currency} />
      </Fact>
      {open}
    </Container>
  )
}

const Fact = ({ label, to, children }: { label: string; to: string; children: ReactNode }) => (
  <div className="flex flex-col gap-y-0.5">
    <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
      {label}
    </Text>
    <Link
      to={to}
      className="txt-compact-small-plus hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded-sm tabular-nums outline-none"
    >
      {children}
    </Link>
  </div>
)
