import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"

import { ChartFrame } from "../shared/chart-frame"
import { EmptyState } from "../shared/empty-state"
import { formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { plural } from "../shared/plural"
import { stageName } from "../shared/stage-name"
import { Bars } from "./bars"
import { Figure } from "./figure"
import { pipelineHref } from "./hrefs"
import { Overview } from "./queries"

/** What will be sold: open quotes by stage. */
export const PipelineSection = ({ data }: { data: Overview }) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const locale = useLocale()
  const money = useMoney()
  const { pipeline, currency_code: currency } = data
  const percent = (value: number): string => formatPercent(Math.round(value), locale)
  const before = pipeline.win_rates?.previous_by_count ?? null
  const rows = pipeline.stages.map((stage) => ({
    key: stage.stage_id,
    label: stageName(t, stage),
    value: stage.total,
    to: pipelineHref(currency, { stage_id: stage.stage_id }),
    color: "var(--fg-interactive)",
  }))
  return (
    <ChartFrame
      title={t("overview.pipeline.title")}
      summary={`${plural(t, "overview.pipeline.count", pipeline.count)} · ${t("overview.pipeline.weighted", {
        amount: money(pipeline.weighted_total, currency),
      })}`}
      chart={
        pipeline.count ? (
          <Bars rows={rows} currency={currency} title={t("overview.pipeline.title")} onOpen={navigate} />
        ) : (
          <EmptyState
            title={t("overview.pipeline.empty")}
            description={t("overview.pipeline.emptyDescription")}
            action={{ label: t("quote.create"), to: "/crm/quotes/create" }}
          />
        )
      }
      table={
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("quote.fields.stage")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("overview.columns.quotes")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("common.total")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("overview.columns.weighted")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {pipeline.stages.map((stage, index) => (
              <Table.Row key={stage.stage_id}>
                <Table.Cell>
                  <Link to={rows[index].to} className="text-ui-fg-interactive-hover">
                    {rows[index].label}
                  </Link>
                </Table.Cell>
                <Table.Cell className="text-end tabular-nums">{stage.count}</Table.Cell>
                <Table.Cell className="text-end">
                  <Money amount={stage.total} currency={currency} />
                </Table.Cell>
                <Table.Cell className="text-end">
                  <Money amount={stage.weighted_total} currency={currency} />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      figures={
        <>
          <Figure label={t("common.total")} to={pipelineHref(currency)}>
            <Money amount={pipeline.total} currency={currency} />
          </Figure>
          <Figure
            label={t("overview.columns.weighted")}
            definition={t("overview.definitions.weighted")}
            to={pipelineHref(currency)}
          >
            <Money amount={pipeline.weighted_total} currency={currency} />
          </Figure>
          <Figure label={t("overview.winRate")} definition={t("overview.definitions.winRate")}>
            {pipeline.win_rate === null ? "–" : percent(pipeline.win_rate)}
            {before === null ? null : (
              <span className="text-ui-fg-subtle txt-compact-small ms-1.5">
                {t("overview.before", { value: percent(before) })}
              </span>
            )}
          </Figure>
        </>
      }
    />
  )
}
