import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts"

export type ColumnRow = { key: string; label: string; value: number; to?: string }

type ColumnsChartProps = {
  rows: ColumnRow[]
  title: string
  format: (value: number) => string
  onOpen: (to: string) => void
}

/** Columns from zero along time with their amounts above them; a column opens its list. The table beside the chart says the same. */
export const ColumnsChart = ({ rows, title, format, onOpen }: ColumnsChartProps) => (
  <div role="img" aria-label={title} data-testid="crm-columns" className="h-60 w-full">
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rows} margin={{ top: 20, right: 8, bottom: 0, left: 8 }} accessibilityLayer={false}>
        <XAxis
          dataKey="label"
          axisLine={false}
          tickLine={false}
          interval="preserveStartEnd"
          tick={{ fill: "var(--fg-subtle)", fontSize: 11 }}
        />
        <YAxis hide domain={[(low: number) => Math.min(0, low * 1.5), "dataMax"]} />
        <Bar
          dataKey="value"
          fill="var(--fg-interactive)"
          radius={4}
          maxBarSize={36}
          isAnimationActive={false}
          className="cursor-pointer"
          onClick={(_bar, index) => {
            const { to } = rows[index]
            if (to) {
              onOpen(to)
            }
          }}
        >
          <LabelList
            dataKey="value"
            position="top"
            fill="var(--fg-base)"
            fontSize={11}
            formatter={(value: unknown) => (value ? format(value as number) : "")}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  </div>
)
