import { ArrowPath } from "@medusajs/icons"
import { Button, Container, Heading, IconButton, Text, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { LogShortcut } from "../interaction/log-shortcut"
import { settingsQuery } from "../settings/queries"
import { Choice } from "../shared/choice"
import { Day } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { addDay, formatTime, localToday } from "../shared/format"
import { useLocale } from "../shared/locale"
import { SectionSkeleton } from "../shared/skeletons"
import { CalendarSection } from "./calendar-section"
import { Checklist } from "./checklist"
import { ConvertedSection } from "./converted-section"
import { CustomersSection } from "./customers-section"
import { currencyChoices } from "./rules/currency-choices"
import { DecisionsSection } from "./decisions-section"
import { FilterBar } from "./filter-bar"
import { OverviewTabs } from "./overview-tabs"
import { PipelineSection } from "./pipeline-section"
import { Overview, overviewQuery } from "./queries"
import { ReceivablesSection } from "./receivables-section"
import { TodayStrip } from "./today-strip"
import { TrendSection } from "./trend-section"
import { OverviewFilters, useOverviewFilters } from "./use-overview-filters"
import { WarrantyCostTile } from "../warranty/costs/overview-tile"
import { useNamedHostControls } from "../shared/use-named-host-controls"

/** CRM: what waits today, what will we sell, what will we be paid, where is the danger? The address holds every filter. */
export const OverviewPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const [filters, setUrl] = useOverviewFilters()
  const { currency, narrowing, rateDate } = filters
  const locale = useLocale()
  const { data, error, refetch, isFetching, dataUpdatedAt } = useQuery(
    overviewQuery({
      currency_code: currency,
      ...narrowing,
      ...(rateDate ? { convert: true as const, rate_date: rateDate } : {}),
    })
  )
  // The checklist stands above the figures: known before they are shown, it never pushes them down.
  const { isPending: isSettling } = useQuery(settingsQuery())
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  const { from, to } = periodOf(filters, data?.as_of ?? localToday())
  const currencies = data ? currencyChoices(data) : []
  return (
    <div className="flex w-full flex-col gap-y-3">
      <LogShortcut />
      <OverviewTabs />
      <Container className="flex flex-col gap-y-3 px-6 py-4">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
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
          <div className="flex flex-wrap items-center gap-2">
            {data && currencies.length > 1 ? (
              <>
                <div className="w-24">
                  <Choice
                    size="small"
                    label={t("overview.currency")}
                    value={data.currency_code}
                    options={currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
                    onChange={(code) => setUrl({ currency: code })}
                  />
                </div>
                {rateDate ? null : (
                  <Button size="small" variant="transparent" onClick={() => setUrl({ rate_date: data.as_of })}>
                    {t("overview.converted.action", { currency: data.currency_code.toUpperCase() })}
                  </Button>
                )}
              </>
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
        </div>
        <FilterBar from={from} to={to} />
      </Container>
      {data && !isSettling ? (
        <>
          <Checklist />
          <Figures data={data} filters={filters} from={from} to={to} />
          <WarrantyCostTile currency={currency} isNarrowed={Object.keys(narrowing).length > 0} />
        </>
      ) : (
        <Skeletons />
      )}
    </div>
  )
}

/** First and last day of the period. */
const periodOf = ({ period, from, to }: OverviewFilters, today: string): { from: string; to: string } =>
  period === "own" && from && to ? { from, to } : { from: addDay(today, 1 - parseInt(period, 10)), to: today }

type FiguresProps = { data: Overview; filters: OverviewFilters; from: string; to: string }

const Figures = ({ data, filters: { narrowing }, from, to }: FiguresProps) => {
  const { currency_code: currency } = data
  return (
    <>
      <TodayStrip data={data} narrowing={narrowing} />
      {data.converted ? <ConvertedSection data={data.converted} /> : null}
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
        <PipelineSection data={data} narrowing={narrowing} />
        <ReceivablesSection data={data} narrowing={narrowing} />
        <DecisionsSection currency={currency} from={from} to={to} narrowing={narrowing} />
        <TrendSection currency={currency} narrowing={narrowing} />
      </div>
      <CalendarSection currency={currency} narrowing={narrowing} expected={data.cash_calendar} />
      <CustomersSection currency={currency} narrowing={narrowing} />
    </>
  )
}

/** The page on its way, in the places that its sections will have. */
const Skeletons = () => (
  <>
    <SectionSkeleton lines={2} />
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
      <SectionSkeleton lines={9} />
      <SectionSkeleton lines={9} />
    </div>
  </>
)
