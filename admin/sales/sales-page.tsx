import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { OverviewTabs } from "../overview/overview-tabs"
import { ReportHead } from "../overview/report-head"
import { pipelinesQuery, sourcesQuery } from "../pipeline/queries"
import { usePipelineName } from "../pipeline/use-pipeline-name"
import { CurrencyChoice } from "../receivable/currency-choice"
import { teamsQuery } from "../settings/queries"
import { Choice, ChoiceOption } from "../shared/choice"
import { regionsQuery, salesChannelsQuery, userName, usersQuery } from "../shared/host-queries"
import { RangeInputs } from "../shared/range-inputs"
import { useNamedHostControls } from "../shared/use-named-host-controls"
import { CashSection } from "./cash-section"
import { FollowOnSection } from "./follow-on-section"
import { ForecastSection } from "./forecast-section"
import { FunnelSection } from "./funnel-section"
import { LostSection } from "./lost-section"
import { funnelQuery } from "./queries"
import { QuotesDrawer } from "./quotes-drawer"
import { ResultsSection } from "./results-section"
import { NARROWED_BY, useSalesFilters } from "./use-sales-filters"

/** CRM › Sales: what will be sold, how well and how fast, why the rest is lost, and who buys again. The address holds every filter. */
export const SalesPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { asked, opened, open } = useSalesFilters()
  return (
    <div className="flex w-full flex-col gap-y-3">
      <OverviewTabs />
      <ReportHead
        title={t("sales.title")}
        description={t("sales.description")}
        aside={
          <Button size="small" variant="secondary" asChild>
            <Link to="/crm/quotes?tab=performance">{t("pipeline.performance.title")}</Link>
          </Button>
        }
      >
        <Filters />
      </ReportHead>
      <ForecastSection asked={asked} open={open} />
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
        <ResultsSection asked={asked} open={open} />
        <FunnelSection asked={asked} open={open} />
        <LostSection asked={asked} open={open} />
        <CashSection asked={asked} />
      </div>
      <FollowOnSection asked={asked} />
      {opened.set ? (
        <QuotesDrawer key={JSON.stringify(opened)} asked={asked} opened={opened} onClose={() => open(null)} />
      ) : null}
    </div>
  )
}

const ALL = "all"

/** Period, currency, owner, team, source, pipeline, region and sales channel; a choice of one is left out, unless it narrows. */
const Filters = () => {
  const { t } = useTranslation("crm")
  const { asked, setUrl, values } = useSalesFilters()
  const pipelineName = usePipelineName()
  const { data: period } = useQuery(funnelQuery(asked))
  const { data: users } = useQuery(usersQuery())
  const { data: teams } = useQuery(teamsQuery())
  const { data: sources } = useQuery(sourcesQuery())
  const { data: pipelines } = useQuery(pipelinesQuery())
  const { data: regions } = useQuery(regionsQuery())
  const { data: channels } = useQuery(salesChannelsQuery())
  const choices: [name: (typeof NARROWED_BY)[number], ChoiceOption[], least: number][] = [
    ["owner_id", (users ?? []).map((user) => ({ value: user.id, label: userName(user) })), 2],
    ["team_id", named(teams), 1],
    ["source_id", named(sources), 1],
    ["pipeline_id", (pipelines ?? []).map((row) => ({ value: row.id, label: pipelineName(row) })), 2],
    ["region_id", named(regions), 2],
    ["sales_channel_id", named(channels), 2],
  ]
  return (
    <div className="flex flex-wrap items-center gap-2" data-testid="crm-sales-filters">
      <RangeInputs from={period?.from} to={period?.to} onChange={setUrl} />
      {period ? <CurrencyChoice value={period.currency_code} /> : null}
      {choices
        .filter(([name, options, least]) => options.length >= least || values[name])
        .map(([name, options]) => (
          <div key={name} className="w-40">
            <Choice
              size="small"
              label={t(`sales.filters.${name}`)}
              value={values[name] ?? ALL}
              options={[{ value: ALL, label: t(`sales.every.${name}`) }, ...options]}
              onChange={(id) => setUrl({ [name]: id === ALL ? null : id })}
            />
          </div>
        ))}
      {NARROWED_BY.some((name) => values[name]) ? (
        <Button
          size="small"
          variant="transparent"
          onClick={() => setUrl(Object.fromEntries(NARROWED_BY.map((name) => [name, null])))}
        >
          {t("overview.filters.clear")}
        </Button>
      ) : null}
    </div>
  )
}

const named = (rows: { id: string; name: string }[] | undefined): ChoiceOption[] =>
  (rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
