import { Bar, BarChart, Cell, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts"

import { formatMoneyCompact } from "../shared/format"
import { useLocale } from "../shared/locale"

export type BarRow = { key: string; label: string; value: number; to: string; color: string }

type BarsProps = {
  rows: BarRow[]
  currency: string
  title: string
  /** What is written beside a bar; an amount in `currency` unless given. */
  format?: (value: number) => string
  onOpen: (to: string) => void
}

const ROW_HEIGHT = 40

/** Bars from zero with their amounts beside them; a bar opens its list. The table beside the chart says the same in words. */
export const Bars = ({ rows, currency, title, format, onOpen }: BarsProps) => {
  const locale = useLocale()
  return (
    <div
      role="img"
      aria-label={title}
      data-testid="crm-bars"
      style={{ height: rows.length * ROW_HEIGHT + 8 }}
      className="w-full"
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          layout="vertical"
          margin={{ top: 4, right: 64, bottom: 4, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, "dataMax"]} />
          <YAxis
            type="category"
            dataKey="label"
            width={128}
            axisLine={false}
            tickLine={false}
            tick={{ fill: "var(--fg-subtle)", fontSize: 12 }}
          />
          <Bar
            dataKey="value"
            radius={4}
            barSize={18}
            minPointSize={2}
            isAnimationActive={false}
            className="cursor-pointer"
            onClick={(_bar, index) => onOpen(rows[index].to)}
          >
            {rows.map((row) => (
              <Cell key={row.key} fill={row.color} />
            ))}
            <LabelList
              dataKey="value"
              position="right"
              fill="var(--fg-base)"
              fontSize={12}
              formatter={(value: unknown) =>
                format?.(value as number) ?? formatMoneyCompact(value as number, currency, locale)
              }
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
