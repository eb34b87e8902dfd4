import { ArrowPath } from "@medusajs/icons"
import { Button, Container, Heading, IconButton, Text, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { LogShortcut } from "../interaction/log-shortcut"
import { Choice } from "../shared/choice"
import { EVERYONE } from "../follow-up/my-day/use-my-day-params"
import { Day } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { formatTime } from "../shared/format"
import { useLocale } from "../shared/locale"
import { listHref } from "../shared/list-href"
import { Money } from "../shared/money"
import { plural } from "../shared/plural"
import { SectionSkeleton } from "../shared/skeletons"
import { useUrlState } from "../shared/use-url-state"
import { CalendarSection } from "./calendar-section"
import { Checklist } from "./checklist"
import { CustomersSection } from "./customers-section"
import { receivablesHref } from "./hrefs"
import { OverviewTabs } from "./overview-tabs"
import { PipelineSection } from "./pipeline-section"
import { Overview, overviewQuery } from "./queries"
import { ReceivablesSection } from "./receivables-section"
import { useNamedHostControls } from "../shared/use-named-host-controls"

/** CRM: what will we sell, what will we be paid, where is the danger? */
export const OverviewPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const [{ currency }, setUrl] = useUrlState(["currency"] as const)
  const locale = useLocale()
  const { data, error, refetch, isFetching, dataUpdatedAt } = useQuery(overviewQuery(currency))
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  return (
    <div className="flex w-full flex-col gap-y-3">
      <LogShortcut />
      <OverviewTabs />
      <Container className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 py-4">
        <div>
          <Heading>{t("overview.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {data ? (
              <>
                {t("overview.asOf")} <Day value={data.as_of} /> · {formatTime(dataUpdatedAt, locale)}
              </>
            ) : (
              "\u00a0"
            )}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          {data && data.currencies.length > 1 ? (
            <div className="w-24">
              <Choice
                size="small"
                label={t("overview.currency")}
                value={data.currency_code}
                options={data.currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
                onChange={(code) => setUrl({ currency: code })}
              />
            </div>
          ) : null}
          <Tooltip content={t("overview.refresh")}>
            <IconButton
              size="small"
              variant="transparent"
              aria-label={t("overview.refresh")}
              isLoading={isFetching}
              onClick={() => refetch()}
            >
              <ArrowPath />
            </IconButton>
          </Tooltip>
          <Button size="small" variant="secondary" asChild>
            <Link to="/crm/quotes/create">{t("quote.create")}</Link>
          </Button>
        </div>
      </Container>
      <Checklist />
      {data ? <Figures data={data} /> : <SectionSkeleton lines={6} />}
    </div>
  )
}

const Figures = ({ data }: { data: Overview }) => (
  <>
    <DueTile data={data} />
    <DeliveredTile data={data} />
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
      <PipelineSection data={data} />
      <ReceivablesSection data={data} />
    </div>
    <CalendarSection data={data} />
    <CustomersSection data={data} />
  </>
)

const DueTile = ({ data }: { data: Overview }) => {
  const { t } = useTranslation("crm")
  if (!data.follow_ups) {
    return null
  }
  const { due_today, overdue } = data.follow_ups
  return (
    <Container className="p-0" data-testid="crm-overview-due">
      {due_today + overdue ? (
        <Link
          to={listHref("/crm/my-day", { assignee_id: EVERYONE })}
          className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-4 rounded-lg px-6 py-3 outline-none"
        >
          <Text size="small" leading="compact">
            {t("followUp.dueNow")}
          </Text>
          <span className="txt-compact-small-plus tabular-nums">
            {overdue ? (
              <span className="text-ui-fg-error">{plural(t, "followUp.counts.overdue", overdue)} · </span>
            ) : null}
            <span className="text-ui-fg-interactive-hover">{plural(t, "followUp.counts.today", due_today)}</span>
          </span>
        </Link>
      ) : (
        <Text size="small" leading="compact" className="text-ui-fg-subtle px-6 py-3">
          {t("followUp.empty.overview")}
        </Text>
      )}
    </Container>
  )
}

const DeliveredTile = ({ data }: { data: Overview }) => {
  const { t } = useTranslation("crm")
  const { count, amount } = data.delivered_not_invoiced
  return (
    <Container className="p-0" data-testid="crm-delivered-not-invoiced">
      {count ? (
        <Link
          to={receivablesHref("orders", data.currency_code)}
          className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-4 rounded-lg px-6 py-3 outline-none"
        >
          <Text size="small" leading="compact">
            {plural(t, "overview.delivered", count)}
          </Text>
          <Money
            amount={amount}
            currency={data.currency_code}
            className="text-ui-fg-interactive-hover txt-compact-small-plus"
          />
        </Link>
      ) : (
        <Text size="small" leading="compact" className="text-ui-fg-subtle px-6 py-3">
          {t("overview.deliveredNone")}
        </Text>
      )}
    </Container>
  )
}
