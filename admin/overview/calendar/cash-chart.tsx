import { useId } from "react"
import { useTranslation } from "react-i18next"
import { Bar, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"

import { TOOLTIP } from "../../shared/chart-tooltip"
import { formatDay, formatDayShort, formatMoneyCompact } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { CASH_KINDS, CashKind, CashWeek } from "./queries"

export const COLORS: Record<CashKind, string> = {
  receivables: "var(--tag-green-icon)",
  orders: "var(--tag-blue-icon)",
  pipeline_weighted: "var(--tag-purple-icon)",
}

/** What tells the kinds apart without their colour: full, striped, dotted. */
export const Fill = ({ id, kind }: { id: string; kind: CashKind }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill={COLORS[kind]} fillOpacity={kind === "receivables" ? 1 : 0.35} />
    {kind === "orders" ? <rect width="3" height="6" fill={COLORS[kind]} /> : null}
    {kind === "pipeline_weighted" ? <circle cx="3" cy="3" r="1.4" fill={COLORS[kind]} /> : null}
  </pattern>
)

type CashChartProps = {
  weeks: CashWeek[]
  /** What is expected as usual, as a line above the bars of another case. */
  expected: number[]
  currency: string
  onOpen: (week: string, kind: CashKind) => void
}

/** Weeks as bars of what the money comes from; a piece opens its documents. The table behind says the same. */
export const CashChart = ({ weeks, expected, currency, onOpen }: CashChartProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const id = useId()
  const tick = { fill: "var(--fg-subtle)", fontSize: 11 }
  return (
    <div className="h-60" role="img" aria-label={t("overview.calendar.title")} data-testid="crm-cash-chart">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={weeks.map((week, index) => ({ ...week, expected: expected[index] }))}
          margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
          accessibilityLayer={false}
        >
          <defs>
            {CASH_KINDS.map((kind) => (
              <Fill key={kind} id={`${id}-${kind}`} kind={kind} />
            ))}
          </defs>
          <XAxis
            dataKey="week_start"
            tickFormatter={(day: string) => formatDayShort(day, locale)}
            axisLine={false}
            tickLine={false}
            interval="preserveStartEnd"
            tick={tick}
          />
          <YAxis
            width={56}
            axisLine={false}
            tickLine={false}
            tickFormatter={(value: number) => formatMoneyCompact(value, currency, locale)}
            tick={tick}
          />
          <Tooltip
            {...TOOLTIP}
            labelFormatter={(day: unknown) => t("overview.calendar.week", { day: formatDay(String(day), locale) })}
            formatter={(value: unknown, name: unknown) => [
              money(value as number, currency),
              t(`overview.calendar.${String(name)}`),
            ]}
          />
          {CASH_KINDS.map((kind) => (
            <Bar
              key={kind}
              dataKey={kind}
              stackId="cash"
              fill={`url(#${id}-${kind})`}
              stroke={COLORS[kind]}
              strokeWidth={0.5}
              isAnimationActive={false}
              maxBarSize={28}
              className="cursor-pointer"
              onClick={(_bar, index) => onOpen(weeks[index].week_start, kind)}
            />
          ))}
          <Line
            dataKey="expected"
            stroke="var(--fg-base)"
            strokeWidth={1.5}
            dot={{ r: 2, fill: "var(--fg-base)", strokeWidth: 0 }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
