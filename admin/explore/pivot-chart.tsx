import { Text } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { Bar, BarChart, LabelList, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"

import { TOOLTIP } from "../shared/chart-tooltip"
import { formatMoneyCompact, formatNumber, formatPercent } from "../shared/format"
import { Legend } from "../shared/legend"
import { useLocale } from "../shared/locale"
import { useMoney } from "../shared/money"
import { plural } from "../shared/plural"
import { PivotAnswer, PivotDimension, PivotKey, PivotMeasure } from "./queries"
import { barsOf, PivotBars } from "./rules/bars"
import { seriesColor, SeriesFill, SeriesMark } from "./series-fill"
import { useKeyName } from "./use-key-name"
import { PivotCell } from "./use-pivot"

const PERIODS = ["year", "quarter", "month", "week"]
/** Names of so many rows can stand under each other. */
const MOST = 12
/** So many columns along time have room for their figures. */
const LABELED = 14
const TICK = { fill: "var(--fg-subtle)", fontSize: 12 }

type PivotChartProps = {
  answer: PivotAnswer
  row: PivotDimension
  column: PivotDimension | undefined
  measure: PivotMeasure
  onOpen: (cell: PivotCell) => void
}

/** The first figure of a pivot as bars: periods along, anything else under each other. The table below says the same. */
export const PivotChart = ({ answer, row, column, measure, onOpen }: PivotChartProps) => {
  const { t } = useTranslation("crm")
  const nameOf = useKeyName()
  const id = useId()
  const isAlong = PERIODS.includes(row.kind)
  const drawn = barsOf(answer, isAlong ? Infinity : MOST)
  if (!drawn.bars.length) {
    return null
  }
  const title = t("pivot.chart", { measure: t(`pivot.measures.${measure.key}`), field: t(`pivot.fields.${row.key}`) })
  const names = drawn.columns.map((key) => nameOf(column, key))
  const open = (bar: PivotKey, over: PivotKey | undefined): void => {
    if (over?.key !== null) {
      const across = over ? { [column!.key]: [over.key] } : {}
      onOpen({ measure: measure.key, filters: { [row.key]: [bar.key ?? ""], ...across } })
    }
  }
  return (
    <figure className="flex flex-col gap-y-3 border-b px-6 py-4" data-testid="crm-pivot-chart">
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Text size="small" weight="plus">
          {title}
        </Text>
        {names.length ? (
          <Legend
            entries={names.map((label, place) => ({
              label,
              mark: <SeriesMark id={`${id}-mark-${place}`} place={place} />,
            }))}
          />
        ) : null}
      </figcaption>
      <PlainBars
        {...{ drawn, title, names, isAlong, id }}
        labels={drawn.bars.map(({ key }) => nameOf(row, key))}
        kind={measure.kind}
        currency={answer.currency_code}
        onOpen={(place, series) => open(drawn.bars[place].key, drawn.columns[series])}
      />
      {drawn.left ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {plural(t, "pivot.chartLeft", drawn.left)}
        </Text>
      ) : null}
    </figure>
  )
}

type PlainBarsProps = {
  drawn: PivotBars
  title: string
  /** What each bar is of, and each part of it. */
  labels: string[]
  names: string[]
  isAlong: boolean
  id: string
  kind: PivotMeasure["kind"]
  currency: string
  onOpen: (bar: number, series: number) => void
}

function PlainBars({ drawn, title, labels, names, isAlong, id, kind, currency, onOpen }: PlainBarsProps) {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const plain = (value: number): string =>
    kind === "percent" ? formatPercent(value, locale) : formatNumber(value, locale)
  const short = (value: unknown): string =>
    kind === "money" ? formatMoneyCompact(value as number, currency, locale) : plain(value as number)
  const { bars, isStacked } = drawn
  const series = bars[0].values.map((_value, place) => place)
  const data = bars.map(({ total, values }, place) => ({ label: labels[place], total, values }))
  const beside = isStacked ? 1 : series.length
  const thick = beside > 1 ? 12 : 18
  const height = isAlong ? 240 : bars.length * (beside * thick + 16) + 8
  const isLabeled = !isAlong || bars.length * beside <= LABELED
  const shown = (place: number): boolean => isLabeled && (!isStacked || place === series.length - 1)
  const figures = { hide: true, type: "number", domain: [(low: number) => Math.min(0, low), "dataMax"] } as const
  const words = { type: "category", dataKey: "label", axisLine: false, tickLine: false } as const
  return (
    <div role="img" aria-label={title} className="w-full" style={{ height }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={data}
          layout={isAlong ? "horizontal" : "vertical"}
          margin={isAlong ? { top: 20, right: 8, bottom: 0, left: 8 } : { top: 4, right: 64, bottom: 4, left: 0 }}
          barGap={1}
          accessibilityLayer={false}
        >
          <defs>
            {series.map((place) => (
              <SeriesFill key={place} id={`${id}-${place}`} place={place} />
            ))}
          </defs>
          {isAlong ? (
            <XAxis {...words} interval="preserveStartEnd" tick={{ ...TICK, fontSize: 11 }} />
          ) : (
            <XAxis {...figures} />
          )}
          {isAlong ? <YAxis {...figures} /> : <YAxis {...words} interval={0} width={128} tick={TICK} />}
          {isAlong ? <ReferenceLine y={0} stroke="var(--border-base)" /> : null}
          <Tooltip
            {...TOOLTIP}
            itemStyle={{ color: "var(--fg-base)" }}
            formatter={(value: unknown) =>
              kind === "money" ? money(value as number, currency) : plain(value as number)
            }
          />
          {series.map((place) => (
            <Bar
              key={place}
              dataKey={({ values }: (typeof data)[number]) => values[place]}
              name={names[place] ?? t("common.total")}
              stackId={isStacked ? "all" : undefined}
              fill={`url(#${id}-${place})`}
              stroke={names.length ? seriesColor(place) : undefined}
              strokeWidth={0.5}
              radius={isStacked ? 0 : 4}
              maxBarSize={isAlong ? 36 : thick}
              isAnimationActive={false}
              className="cursor-pointer"
              onClick={(_bar, index) => onOpen(index, place)}
            >
              {shown(place) ? (
                <LabelList
                  dataKey={isStacked ? "total" : undefined}
                  position={isAlong ? "top" : "right"}
                  fill="var(--fg-base)"
                  fontSize={isAlong ? 11 : 12}
                  formatter={(value: unknown) => (value ? short(value) : "")}
                />
              ) : null}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
