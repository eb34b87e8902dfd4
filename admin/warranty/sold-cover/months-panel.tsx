import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { ChartFrame } from "../../shared/chart-frame"
import { CsvButton } from "../../shared/csv-button"
import { formatMonth } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { ReportTable } from "../../shared/report-table"
import { PairsChart } from "../provision/pairs-chart"
import { CoverMonth, MOVED, SOLD_COVER_PATH, SoldCoverReport } from "./queries"

type MonthsPanelProps = {
  report: SoldCoverReport
  plan_id?: string
  /** Shows the lines behind a month. */
  onOpen: (month: string) => void
}

/** How what was sold of cover became revenue, month by month: columns of what is left, was sold and was earned, all of it as a table. */
export const MonthsPanel = ({ report, plan_id, onOpen }: MonthsPanelProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { from, to, currency_code: currency } = report
  const title = t("soldCover.months.title")
  const moved = report.months.filter((row) => MOVED.some((name) => row[name] !== 0))
  return (
    <ChartFrame
      title={title}
      definition={t("soldCover.months.definition")}
      aside={
        moved.length ? (
          <CsvButton
            of={title}
            path={`${SOLD_COVER_PATH}/export`}
            options={{ query: { from, to, currency_code: currency, plan_id } }}
          />
        ) : null
      }
      chart={
        <PairsChart
          title={title}
          currency={currency}
          series={(["closing", "sold", "released"] as const).map((name) => t(`soldCover.moved.${name}`))}
          rows={moved.map(({ month, closing, sold, released }) => ({
            label: formatMonth(month, locale),
            values: [closing, sold, released],
          }))}
        />
      }
      table={
        <ReportTable<CoverMonth>
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
                ({ month }) =>
                () =>
                  onOpen(month),
            },
            ...MOVED.map((name) => ({
              label: t(`soldCover.moved.${name}`),
              cell: (row: CoverMonth) => <Money amount={row[name]} currency={currency} />,
            })),
          ]}
        />
      }
      empty={moved.length ? null : { title: t("soldCover.empty"), description: t("soldCover.emptyDescription") }}
    />
  )
}
