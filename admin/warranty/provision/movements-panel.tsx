import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatMonth } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { ReportTable } from "../../shared/report-table"
import { PairsChart } from "./pairs-chart"
import { ChartFrame } from "../../shared/chart-frame"
import { CsvButton } from "../../shared/csv-button"
import { MOVED, Movement, MovementReport, PROVISION_PATH } from "./queries"

/** How the provision moved month by month: what stood at the end of each as columns, all of it as a table. */
export const MovementsPanel = ({ report, product_id }: { report: MovementReport; product_id?: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { movements, currency_code: currency } = report
  const title = t("warrantyProvision.movements.title")
  const moved = movements.filter((row) => MOVED.some((name) => row[name] !== 0))
  return (
    <ChartFrame
      title={title}
      definition={t("warrantyProvision.movements.definition")}
      aside={
        moved.length ? (
          <CsvButton
            of={title}
            path={`${PROVISION_PATH}/movements/export`}
            options={{ query: { from: report.from, to: report.to, currency_code: currency, product_id } }}
          />
        ) : null
      }
      chart={
        <PairsChart
          title={title}
          currency={currency}
          series={[
            t("warrantyProvision.moved.closing"),
            t("warrantyProvision.moved.built"),
            t("warrantyProvision.moved.used"),
          ]}
          rows={moved.map(({ month, closing, built, used }) => ({
            label: formatMonth(month, locale),
            values: [closing, built, used],
          }))}
        />
      }
      table={
        <ReportTable<Movement>
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
            },
            ...MOVED.map((name) => ({
              label: t(`warrantyProvision.moved.${name}`),
              cell: (row: Movement) => <Money amount={row[name]} currency={currency} />,
            })),
          ]}
        />
      }
      empty={
        moved.length
          ? null
          : { title: t("warrantyProvision.movements.empty"), description: t("warrantyProvision.emptyDescription") }
      }
    />
  )
}
