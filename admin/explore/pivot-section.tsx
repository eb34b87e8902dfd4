import { UseQueryResult } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { ChartFrame } from "../shared/chart-frame"
import { CsvButton } from "../shared/csv-button"
import { EmptyState } from "../shared/empty-state"
import { ErrorState } from "../shared/error-state"
import { useLocale } from "../shared/locale"
import { plural } from "../shared/plural"
import { TablePages } from "../shared/table-pages"
import { PivotChart } from "./pivot-chart"
import { PivotDrawer } from "./pivot-drawer"
import { PivotTable } from "./pivot-table"
import { PAGE_SIZE, PIVOT_PATH, PivotAnswer, PivotAsked, PivotDataset } from "./queries"
import { useKeyName } from "./use-key-name"
import { usePivot } from "./use-pivot"

type PivotSectionProps = { dataset: PivotDataset; asked: PivotAsked; query: UseQueryResult<PivotAnswer> }

/** The chart and the table of a pivot with its CSV and its pages, and the documents of the figure that is open. */
export const PivotSection = ({ dataset, asked, query: { data, error, refetch } }: PivotSectionProps) => {
  const { t } = useTranslation("crm")
  const { cell, filters, offset, setUrl, openCell } = usePivot()
  const nameOf = useKeyName()
  const locale = useLocale()
  const dimension = (name: string) => dataset.dimensions.find(({ key }) => key === name)
  const rows = asked.rows.split(",").flatMap((name) => dimension(name) ?? [])
  const column = asked.column ? dimension(asked.column) : undefined
  const measures = asked.measures.split(",").flatMap((name) => dataset.measures.find(({ key }) => key === name) ?? [])
  const title = t(`pivot.datasets.${dataset.key}`)

  /** Names of the keys that a cell stands for, as far as they are in sight. */
  const placeOf = (chosen: Record<string, string[]>): string =>
    Object.entries(chosen)
      .map(([name, [key]]) => {
        const place = rows.findIndex((row) => row.key === name)
        const seen = place < 0 ? data?.columns : data?.rows.map(({ keys }) => keys[place])
        return nameOf(dimension(name), seen?.find((one) => one.key === key) ?? { key, name: null, code: null })
      })
      .join(" · ")

  const table =
    error && !data ? (
      <ErrorState compact error={error} onRetry={() => void refetch()} />
    ) : !data ? (
      <div className="h-60" aria-busy="true" />
    ) : data.count ? (
      <>
        <PivotChart answer={data} row={rows[0]} column={column} measure={measures[0]} onOpen={openCell} />
        <PivotTable
          label={title}
          answer={data}
          rows={rows}
          column={column}
          measures={measures}
          order={{ by: asked.order, column: asked.order_column }}
          onOrder={({ by, column: over }) => setUrl({ order: by, order_column: over })}
          onOpen={openCell}
        />
        <TablePages
          count={data.count}
          offset={offset}
          pageSize={PAGE_SIZE}
          onPage={(next) => setUrl({ offset: String(next) })}
        />
      </>
    ) : (
      <EmptyState title={t("pivot.empty")} description={t("pivot.emptyDescription")} />
    )
  return (
    <>
      <ChartFrame
        testId="crm-pivot"
        title={title}
        summary={data ? plural(t, "pivot.rowCount", data.count) : "\u00a0"}
        aside={<CsvButton of={title} path={`${PIVOT_PATH}/export`} options={{ query: { ...asked, locale } }} />}
        table={table}
      />
      {cell ? (
        <PivotDrawer
          key={JSON.stringify(cell)}
          asked={asked}
          dataset={dataset}
          filters={filters}
          cell={cell}
          place={placeOf(cell.filters)}
          onClose={() => openCell(null)}
        />
      ) : null}
    </>
  )
}
