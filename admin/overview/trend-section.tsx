import { Table } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts"

import { ChartFrame } from "../shared/chart-frame"
import { ErrorState } from "../shared/error-state"
import { formatDay, formatMoneyCompact, formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { Narrowing } from "../shared/narrowing"
import { plural } from "../shared/plural"
import { receivablesHref } from "./hrefs"
import { TrendPoint, trendQuery } from "./queries"

/** What was overdue, and DSO, at the ends of the last twelve months. */
export const TrendSection = ({ currency, narrowing }: { currency: string; narrowing: Narrowing }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { data, error, refetch } = useQuery(trendQuery({ currency_code: currency, ...narrowing }))
  const points = data?.points ?? []
  const dsoText = (value: number | null): string =>
    value === null ? "–" : plural(t, "overview.days", value, { days: formatNumber(value, locale, 1) })
  const body = !data ? (
    error ? (
      <ErrorState compact error={error} onRetry={() => refetch()} />
    ) : (
      <div className="h-[340px]" aria-busy="true" />
    )
  ) : null
  const last = points[points.length - 1] as TrendPoint | undefined
  return (
    <ChartFrame
      testId="crm-trend"
      title={t("overview.trend.title")}
      definition={t("overview.definitions.trend")}
      summary={
        last
          ? t("overview.trend.summary", { overdue: money(last.overdue, currency), dso: dsoText(last.dso) })
          : "\u00a0"
      }
      chart={
        body ?? (
          <div className="flex flex-col gap-y-2">
            <Trend
              points={points}
              name="overdue"
              label={t("receivable.fields.overdue")}
              color="var(--tag-red-icon)"
              format={(value) => formatMoneyCompact(value, currency, locale)}
            />
            <Trend
              points={points}
              name="dso"
              label={t("overview.trend.dso")}
              color="var(--tag-blue-icon)"
              dashed
              format={(value) => formatNumber(value, locale, 0)}
            />
          </div>
        )
      }
      table={
        body ?? (
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("receivable.fields.day")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("receivable.fields.outstanding")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("receivable.fields.overdue")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("overview.dso")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {[...points].reverse().map(({ date, total, overdue, dso }) => (
                <Table.Row key={date}>
                  <Table.Cell className="whitespace-nowrap">{formatDay(date, locale)}</Table.Cell>
                  <Table.Cell className="text-end">
                    <OpenAt currency={currency} date={date} narrowing={narrowing} amount={total} />
                  </Table.Cell>
                  <Table.Cell className="text-end">
                    <OpenAt currency={currency} date={date} narrowing={narrowing} amount={overdue} bucket="overdue" />
                  </Table.Cell>
                  <Table.Cell className="whitespace-nowrap text-end tabular-nums">{dsoText(dso)}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )
      }
    />
  )
}

type OpenAtProps = { currency: string; date: string; narrowing: Narrowing; amount: number; bucket?: string }

/** What was owed on a day, which opens the instalments of that day. */
const OpenAt = ({ currency, date, narrowing, amount, bucket }: OpenAtProps) => (
  <Link
    to={receivablesHref("open", currency, { as_of: date, bucket, ...narrowing })}
    className="hover:text-ui-fg-interactive"
  >
    <Money amount={amount} currency={currency} />
  </Link>
)

type TrendProps = {
  points: TrendPoint[]
  name: "overdue" | "dso"
  label: string
  color: string
  /** Told apart without colour. */
  dashed?: boolean
  format: (value: number) => string
}

/** One line over the months, from zero, named in words and with its last value beside it. */
const Trend = ({ points, name, label, color, dashed, format }: TrendProps) => {
  const locale = useLocale()
  const month = (day: string): string =>
    new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`))
  return (
    <figure className="m-0">
      <figcaption className="txt-compact-xsmall text-ui-fg-subtle">{label}</figcaption>
      <div className="h-36" role="img" aria-label={label}>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={points} margin={{ top: 16, right: 56, bottom: 0, left: 8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--border-base)" />
            <XAxis
              dataKey="date"
              tickFormatter={month}
              axisLine={false}
              tickLine={false}
              interval="preserveStartEnd"
              tick={{ fill: "var(--fg-subtle)", fontSize: 11 }}
            />
            <YAxis hide domain={[0, "dataMax"]} />
            <Line
              dataKey={name}
              stroke={color}
              strokeWidth={2}
              strokeDasharray={dashed ? "5 3" : undefined}
              dot={{ r: 2.5, fill: color, strokeWidth: 0 }}
              isAnimationActive={false}
              connectNulls
            >
              <LabelList
                dataKey={name}
                position="right"
                fill="var(--fg-base)"
                fontSize={12}
                content={({ x, y, value, index }) =>
                  index === points.length - 1 && value !== null && value !== undefined ? (
                    <text x={+(x ?? 0) + 8} y={+(y ?? 0) + 4} fill="var(--fg-base)" fontSize={12}>
                      {format(+value)}
                    </text>
                  ) : null
                }
              />
            </Line>
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
