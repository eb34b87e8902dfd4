import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useId } from "react"
import { useTranslation } from "react-i18next"

import { ChartFrame } from "../shared/chart-frame"
import { EmptyState } from "../shared/empty-state"
import { ErrorState } from "../shared/error-state"
import { Legend } from "../shared/legend"
import { useMoney } from "../shared/money"
import { Narrowing } from "../shared/narrowing"
import { useUrlState } from "../shared/use-url-state"
import { CashChart, COLORS, Fill } from "./calendar/cash-chart"
import { CashDrawer } from "./calendar/cash-drawer"
import { CashTable } from "./calendar/cash-table"
import { calendarQuery, CASH_CASES, CASH_KINDS, CashCase, CashKind, CashWeek } from "./calendar/queries"

const KEYS = ["cash_case", "cash_week", "cash_kind"] as const

const sumOf = (week: Record<CashKind, number>): number => CASH_KINDS.reduce((sum, kind) => sum + week[kind], 0)

type CalendarSectionProps = { currency: string; narrowing: Narrowing; expected: CashWeek[] }

/** When the money should come: open instalments, orders not invoiced yet, and quotes by their chance, week by week. */
export const CalendarSection = ({ currency, narrowing, expected }: CalendarSectionProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ cash_case, cash_week, cash_kind }, setUrl] = useUrlState(KEYS)
  const is: CashCase = CASH_CASES.find((one) => one === cash_case) ?? "expected"
  const kind = CASH_KINDS.find((one) => one === cash_kind)
  const { data, error, refetch } = useQuery(calendarQuery({ currency_code: currency, ...narrowing, case: is }))
  const open = (week: string, of?: CashKind) => setUrl({ cash_week: week, cash_kind: of ?? null })
  const isEmpty = data && !sumOf(data.later) && !data.weeks.some(sumOf)
  const body = !data ? (
    error ? (
      <ErrorState compact error={error} onRetry={() => refetch()} />
    ) : (
      <div className="h-60" aria-busy="true" />
    )
  ) : isEmpty ? (
    <EmptyState title={t("overview.calendar.empty")} description={t("overview.calendar.emptyDescription")} />
  ) : null
  return (
    <>
      <ChartFrame
        testId="crm-calendar"
        title={t("overview.calendar.title")}
        definition={t(`overview.calendar.definitions.${is}`)}
        summary={
          data
            ? t("overview.calendar.summary", {
                amount: money(
                  data.weeks.reduce((sum, week) => sum + sumOf(week), 0),
                  currency
                ),
              })
            : "\u00a0"
        }
        aside={
          <div role="group" aria-label={t("overview.calendar.case")} className="flex">
            {CASH_CASES.map((one) => (
              <Button
                key={one}
                size="small"
                variant={one === is ? "secondary" : "transparent"}
                aria-pressed={one === is}
                onClick={() => setUrl({ cash_case: one === "expected" ? null : one })}
              >
                {t(`overview.calendar.cases.${one}`)}
              </Button>
            ))}
          </div>
        }
        chart={
          body ?? (
            <div className="flex flex-col gap-y-3">
              <CalendarLegend />
              <CashChart weeks={data!.weeks} expected={expected.map(sumOf)} currency={currency} onOpen={open} />
            </div>
          )
        }
        table={body ?? <CashTable calendar={data!} currency={currency} onOpen={open} />}
      />
      {cash_week ? (
        <CashDrawer
          key={`${cash_week} ${kind} ${is}`}
          currency={currency}
          narrowing={narrowing}
          case={is}
          week={cash_week}
          kind={kind}
          onClose={() => setUrl({ cash_week: null, cash_kind: null })}
        />
      ) : null}
    </>
  )
}

const CalendarLegend = () => {
  const { t } = useTranslation("crm")
  const id = useId()
  const kinds = CASH_KINDS.map((kind) => ({
    label: t(`overview.calendar.${kind}`),
    mark: (
      <svg width="12" height="12" aria-hidden="true">
        <defs>
          <Fill id={`${id}-${kind}`} kind={kind} />
        </defs>
        <rect width="12" height="12" rx="2" fill={`url(#${id}-${kind})`} stroke={COLORS[kind]} strokeWidth="0.5" />
      </svg>
    ),
  }))
  return (
    <Legend entries={[...kinds, { label: t("overview.calendar.expected"), color: "var(--fg-base)", line: true }]} />
  )
}
