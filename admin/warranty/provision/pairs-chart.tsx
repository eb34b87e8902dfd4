import { Bar, BarChart, LabelList, Legend, ResponsiveContainer, XAxis, YAxis } from "recharts"

import { formatMoneyCompact } from "../../shared/format"
import { useLocale } from "../../shared/locale"

type PairsChartProps = {
  title: string
  currency: string
  rows: { label: string; values: number[] }[]
  /** What each value of a row is. */
  series: string[]
}

const COLORS = ["var(--fg-interactive)", "var(--tag-orange-icon)", "var(--tag-green-icon)"]
/** So many months have room for their amounts. */
const LABELED = 14

/** Columns beside each other along time, each named in the legend and said in figures; the table beside the chart says the same. */
export const PairsChart = ({ title, currency, rows, series }: PairsChartProps) => {
  const locale = useLocale()
  const data = rows.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(series.map((name, index) => [name, values[index]])),
  }))
  return (
    <div role="img" aria-label={title} className="h-64 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data} margin={{ top: 20, right: 8, bottom: 0, left: 8 }} accessibilityLayer={false}>
          <XAxis
            dataKey="label"
            axisLine={false}
            tickLine={false}
            interval="preserveStartEnd"
            tick={{ fill: "var(--fg-subtle)", fontSize: 11 }}
          />
          <YAxis hide domain={[(low: number) => Math.min(0, low), "dataMax"]} />
          {series.length > 1 ? (
            <Legend iconType="circle" wrapperStyle={{ fontSize: 12, color: "var(--fg-subtle)" }} />
          ) : null}
          {series.map((name, index) => (
            <Bar key={name} dataKey={name} fill={COLORS[index]} radius={4} maxBarSize={36} isAnimationActive={false}>
              {rows.length * series.length <= LABELED ? (
                <LabelList
                  dataKey={name}
                  position="top"
                  fill="var(--fg-base)"
                  fontSize={11}
                  formatter={(value: unknown) => (value ? formatMoneyCompact(value as number, currency, locale) : "")}
                />
              ) : null}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
