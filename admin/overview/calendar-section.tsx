import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"

import { formatDay, formatMoneyCompact } from "../shared/format"
import { useLocale } from "../shared/locale"
import { useMoney } from "../shared/money"
import { Overview } from "./queries"

const SERIES = [
  { key: "receivables", color: "var(--tag-green-icon)" },
  { key: "orders", color: "var(--tag-blue-icon)" },
  { key: "pipeline_weighted", color: "var(--tag-purple-icon)" },
] as const

/** When the money should come: open instalments, orders not invoiced yet, and quotes by their chance, week by week. */
export const CalendarSection = ({ data }: { data: Overview }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { cash_calendar: weeks, currency_code: currency } = data
  if (!weeks.some((week) => week.receivables || week.orders || week.pipeline_weighted)) {
    return null
  }
  const short = (day: string): string =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(
      new Date(`${day}T00:00:00Z`)
    )
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
        <div>
          <Heading level="h2">{t("overview.calendar.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("overview.calendar.description")}
          </Text>
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {SERIES.map(({ key, color }) => (
            <li key={key} className="flex items-center gap-x-1.5">
              <span className="h-2.5 w-2.5 rounded-sm" style={{ background: color }} />
              <Text size="xsmall" className="text-ui-fg-subtle">
                {t(`overview.calendar.${key}`)}
              </Text>
            </li>
          ))}
        </ul>
      </div>
      <div className="h-56 px-4 py-4" role="img" aria-label={t("overview.calendar.title")}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={weeks} margin={{ top: 4, right: 8, bottom: 0, left: 8 }} accessibilityLayer={false}>
            <XAxis
              dataKey="week_start"
              tickFormatter={short}
              axisLine={false}
              tickLine={false}
              interval="preserveStartEnd"
              tick={{ fill: "var(--fg-subtle)", fontSize: 11 }}
            />
            <YAxis
              width={56}
              axisLine={false}
              tickLine={false}
              tickFormatter={(value: number) => formatMoneyCompact(value, currency, locale)}
              tick={{ fill: "var(--fg-subtle)", fontSize: 11 }}
            />
            <Tooltip
              cursor={{ fill: "var(--bg-base-hover)" }}
              contentStyle={{
                background: "var(--bg-component)",
                border: "1px solid var(--border-base)",
                borderRadius: 8,
                fontSize: 12,
              }}
              labelFormatter={(day: unknown) => t("overview.calendar.week", { day: formatDay(String(day), locale) })}
              formatter={(value: unknown, name: unknown) => [
                money(value as number, currency),
                t(`overview.calendar.${String(name)}`),
              ]}
            />
            {SERIES.map(({ key, color }) => (
              <Bar key={key} dataKey={key} stackId="cash" fill={color} isAnimationActive={false} maxBarSize={28} />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </Container>
  )
}
