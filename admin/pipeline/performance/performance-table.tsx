import { InformationCircleSolid } from "@medusajs/icons"
import { Table, Tooltip } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { formatNumber, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { wonHref } from "./hrefs"
import { Group, Performance, PerformanceFigures, PerformanceRow } from "./queries"

const COLUMNS = [
  "won",
  "wonNet",
  "lost",
  "expired",
  "winRate",
  "cycle",
  "velocity",
  "ordered",
  "target",
  "commission",
] as const

type PerformanceTableProps = { data: Performance; group: Group; nameOf: (row: PerformanceRow) => string }

/** Every figure of every group; the names open what was won. */
export const PerformanceTable = ({ data, group, nameOf }: PerformanceTableProps) => {
  const { t } = useTranslation("crm")
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t(`pipeline.performance.groups.${group}`)}</Table.HeaderCell>
            {COLUMNS.map((column) => (
              <Table.HeaderCell key={column} className="text-end">
                <Head column={column} />
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {data.rows.map((row) => {
            const to = wonHref(data, group, row.key)
            return (
              <Table.Row key={row.key ?? "none"}>
                <Table.Cell className="text-ui-fg-base whitespace-nowrap">
                  {to ? (
                    <Link to={to} className="text-ui-fg-interactive-hover">
                      {nameOf(row)}
                    </Link>
                  ) : (
                    nameOf(row)
                  )}
                </Table.Cell>
                <Figures figures={row} currency={data.currency_code} />
              </Table.Row>
            )
          })}
          {data.rows.length > 1 ? (
            <Table.Row className="txt-compact-small-plus">
              <Table.Cell className="text-ui-fg-base">{t("pipeline.performance.total")}</Table.Cell>
              <Figures figures={data.totals} currency={data.currency_code} />
            </Table.Row>
          ) : null}
        </Table.Body>
      </Table>
    </div>
  )
}

const DEFINED: readonly string[] = ["winRate", "cycle", "velocity", "target", "commission"]

const Head = ({ column }: { column: (typeof COLUMNS)[number] }) => {
  const { t } = useTranslation("crm")
  const label = t(`pipeline.performance.fields.${column}`)
  const definition = DEFINED.includes(column) ? t(`pipeline.performance.definitions.${column}`) : null
  return (
    <span className="inline-flex items-center gap-x-1 whitespace-nowrap">
      {label}
      {definition ? (
        <Tooltip content={definition}>
          <button
            type="button"
            aria-label={`${label}: ${definition}`}
            className="text-ui-fg-subtle flex size-6 items-center justify-center"
          >
            <InformationCircleSolid className="h-3.5 w-3.5" />
          </button>
        </Tooltip>
      ) : null}
    </span>
  )
}

const Figures = ({ figures, currency }: { figures: PerformanceFigures; currency: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const percent = (value: PerformanceFigures["win_rate"]): string =>
    value === null ? "–" : formatPercent(Math.round(+value * 10) / 10, locale)
  const days = (value: PerformanceFigures["cycle_days"]): string =>
    value === null ? "–" : plural(t, "pipeline.days", +value, { count: formatNumber(value, locale, 1) })
  const cells: ReactNode[] = [
    figures.won_count,
    <Money key="won" amount={figures.won_net} currency={currency} />,
    figures.lost_count,
    figures.expired_count,
    <Two
      key="rate"
      below={
        figures.win_rate_by_value === null
          ? null
          : t("pipeline.performance.byValue", { percent: percent(figures.win_rate_by_value) })
      }
    >
      {percent(figures.win_rate)}
    </Two>,
    days(figures.cycle_days),
    <Money key="velocity" amount={figures.velocity} currency={currency} />,
    <Money key="ordered" amount={figures.ordered_net} currency={currency} />,
    <Two
      key="target"
      below={
        figures.attained_percent === null
          ? null
          : t("pipeline.performance.attained", { percent: percent(figures.attained_percent) })
      }
    >
      <Money amount={figures.target} currency={currency} />
    </Two>,
    <Money key="commission" amount={figures.commission} currency={currency} />,
  ]
  return (
    <>
      {cells.map((cell, index) => (
        <Table.Cell key={COLUMNS[index]} className="whitespace-nowrap py-2 text-end tabular-nums">
          {cell}
        </Table.Cell>
      ))}
    </>
  )
}

/** A figure with what belongs to it below. */
const Two = ({ below, children }: { below: string | null; children: ReactNode }) => (
  <div className="flex flex-col items-end">
    {children}
    {below ? <span className="text-ui-fg-subtle txt-compact-xsmall">{below}</span> : null}
  </div>
)
