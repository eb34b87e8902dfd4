import { UseQueryResult } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { ChartFrame } from "../shared/chart-frame"
import { CsvButton } from "../shared/csv-button"
import { EmptyState } from "../shared/empty-state"
import { ErrorState } from "../shared/error-state"
import { SALES_PATH, SalesAsked } from "./queries"

type ReportSectionProps<Data> = {
  /** The report as its route is called; names texts and the CSV. */
  report: "forecast" | "results" | "funnel" | "lost" | "quote-to-cash" | "follow-on"
  query: UseQueryResult<Data>
  /** What the CSV is asked for. */
  asked: SalesAsked & Record<string, unknown>
  isEmpty: (data: Data) => boolean
  summary?: (data: Data) => ReactNode
  aside?: ReactNode
  chart: (data: Data) => ReactNode
  table: (data: Data) => ReactNode
}

/** One sales report as chart and table, with its definition and its CSV, and what it says while it loads, fails or is empty. */
export function ReportSection<Data>({
  report,
  query,
  asked,
  isEmpty,
  summary,
  aside,
  chart,
  table,
}: ReportSectionProps<Data>) {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = query
  const text = (name: string) => t(`sales.${report}.${name}`)
  const body = !data ? (
    error ? (
      <ErrorState compact error={error} onRetry={() => refetch()} />
    ) : (
      <div className="h-60" aria-busy="true" />
    )
  ) : isEmpty(data) ? (
    <EmptyState title={text("empty")} description={t("sales.emptyDescription")} />
  ) : null
  return (
    <ChartFrame
      testId={`crm-sales-${report}`}
      title={text("title")}
      definition={text("definition")}
      summary={summary && (data ? summary(data) : "\u00a0")}
      aside={
        <>
          {aside}
          <CsvButton
            of={text("title")}
            path={`${SALES_PATH}/export`}
            options={{ query: { ...asked, report } as Record<string, string>, filename: `sales-${report}.csv` }}
          />
        </>
      }
      chart={body ?? chart(data!)}
      table={body ?? table(data!)}
    />
  )
}
