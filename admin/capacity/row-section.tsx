import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Bar, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"

import { ChartFrame } from "../shared/chart-frame"
import { TOOLTIP } from "../shared/chart-tooltip"
import { Day } from "../shared/day"
import { formatDay, formatDayShort } from "../shared/format"
import { Legend } from "../shared/legend"
import { useLocale } from "../shared/locale"
import { CapacityRow } from "./queries"
import { QuotesBehind } from "./quotes-behind"

const rounded = (pieces: number): number => Math.round(pieces * 100) / 100

/** What is wanted of one item week by week, what that leaves, and the quotes that want it. */
export const RowSection = ({ row }: { row: CapacityRow }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  let left = row.available + row.incoming
  const weeks = row.demand.map((week) => {
    left = rounded(left - week.weighted)
    return { ...week, left }
  })
  const names: Record<string, string> = { weighted: t("capacity.demand"), left: t("capacity.supply") }
  return (
    <>
      <ChartFrame
        title={`${t("capacity.chart")}: ${row.title}`}
        summary={row.location_name}
        definition={t("capacity.definition")}
        testId="crm-capacity-row"
        aside={
          <Legend
            entries={[
              { label: t("capacity.demand"), color: "var(--tag-purple-icon)" },
              { label: t("capacity.supply"), color: "var(--tag-green-icon)", line: true },
            ]}
          />
        }
        chart={
          <div className="h-56" role="img" aria-label={`${t("capacity.chart")}: ${row.title}`}>
            <ResponsiveContainer width="100%" height="100%">
              <ComposedChart data={weeks} margin={{ top: 4, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
                <XAxis
                  dataKey="week_start"
                  tickFormatter={(day: string) => formatDayShort(day, locale)}
                  axisLine={false}
                  tickLine={false}
                  interval="preserveStartEnd"
                  tick={{ fill: "var(--fg-subtle)", fontSize: 11 }}
                />
                <YAxis width={44} axisLine={false} tickLine={false} tick={{ fill: "var(--fg-subtle)", fontSize: 11 }} />
                <ReferenceLine y={0} stroke="var(--border-strong)" />
                <Tooltip
                  {...TOOLTIP}
                  labelFormatter={(day: unknown) => formatDay(String(day), locale)}
                  formatter={(value: unknown, name: unknown) => [String(value), names[String(name)]]}
                />
                <Bar dataKey="weighted" fill="var(--tag-purple-icon)" isAnimationActive={false} maxBarSize={28} />
                <Line
                  dataKey="left"
                  type="stepAfter"
                  stroke="var(--tag-green-icon)"
                  strokeWidth={2}
                  dot={false}
                  isAnimationActive={false}
                />
              </ComposedChart>
            </ResponsiveContainer>
          </div>
        }
        table={
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("capacity.columns.week")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("capacity.columns.wanted")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("capacity.columns.weighted")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("capacity.columns.left")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {weeks.map((week) => (
                <Table.Row key={week.week_start}>
                  <Table.Cell>
                    <Day value={week.week_start} />
                  </Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{week.quantity}</Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{week.weighted}</Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{week.left}</Table.Cell>
                </Table.Row>
              ))}
              <Table.Row>
                <Table.Cell>{t("capacity.later")}</Table.Cell>
                <Table.Cell className="text-end tabular-nums">{row.demand_later.quantity}</Table.Cell>
                <Table.Cell className="text-end tabular-nums">{row.demand_later.weighted}</Table.Cell>
                <Table.Cell className="text-end tabular-nums">{rounded(left - row.demand_later.weighted)}</Table.Cell>
              </Table.Row>
            </Table.Body>
          </Table>
        }
      />
      <QuotesBehind row={row} />
    </>
  )
}
