import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { ChartFrame } from "../../shared/chart-frame"
import { CsvButton } from "../../shared/csv-button"
import { DownloadOptions } from "../../shared/download-file"
import { formatMonth } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { ReportTable } from "../../shared/report-table"
import { PairsChart } from "../provision/pairs-chart"

type MovedMonth<Name extends string> = Record<Name, number> & { month: string; is_closed: boolean }

type MovedPanelProps<Name extends string> = {
  title: string
  definition: string
  months: MovedMonth<Name>[]
  currency: string
  /** What may have moved, in the order of the table. */
  names: readonly Name[]
  nameOf: (name: Name) => string
  /** Those that are drawn as columns. */
  drawn: readonly Name[]
  csv: { path: string; query: DownloadOptions["query"] }
  empty: { title: string; description: string }
  /** Shows what is behind a month. */
  onOpen?: (month: string) => void
}

/** How something moved month by month: some of it as columns, all of it as a table, the newest first; months without a move are left out. */
export function MovedPanel<Name extends string>(props: MovedPanelProps<Name>) {
  const { title, definition, months, currency, names, nameOf, drawn, csv, empty, onOpen } = props
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const moved = months.filter((row) => names.some((name) => row[name] !== 0))
  return (
    <ChartFrame
      title={title}
      definition={definition}
      aside={moved.length ? <CsvButton of={title} path={csv.path} options={{ query: csv.query }} /> : null}
      chart={
        <PairsChart
          title={title}
          currency={currency}
          series={drawn.map(nameOf)}
          rows={moved.map((row) => ({
            label: formatMonth(row.month, locale),
            values: drawn.map((name) => row[name]),
          }))}
        />
      }
      table={
        <ReportTable<MovedMonth<Name>>
          label={title}
          rows={[...moved].reverse()}
          keyOf={({ month }) => month}
          columns={[
            {
              label: t("warrantyProvision.month"),
              cell: ({ month, is_closed }) => (
                <span className="inline-flex items-center gap-x-2">
                  {formatMonth(month, locale)}
                  {is_closed ? null : <Badge size="2xsmall">{t("warrantyProvision.movements.open")}</Badge>}
                </span>
              ),
              onOpen:
                onOpen &&
                (({ month }) =>
                  () =>
                    onOpen(month)),
            },
            ...names.map((name) => ({
              label: nameOf(name),
              cell: (row: MovedMonth<Name>) => <Money amount={row[name]} currency={currency} />,
            })),
          ]}
        />
      }
      empty={moved.length ? null : empty}
    />
  )
}
