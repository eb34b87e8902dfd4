import { useTranslation } from "react-i18next"

import { formatMonth, formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { ReportTable } from "../../shared/report-table"
import { PairsChart } from "./pairs-chart"
import { ChartFrame } from "../../shared/chart-frame"
import { CsvButton } from "../../shared/csv-button"
import { Cohort, CohortReport, PROVISION_PATH } from "./queries"

const SHOWN = 24

/** What cover was expected to cost when it was built against what it did cost and still will, by the month it began in. */
export const CohortsPanel = ({ report, product_id }: { report: CohortReport; product_id?: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { as_of, cohorts, currency_code: currency } = report
  const title = t("warrantyProvision.cohorts.title")
  const money = (name: "expected" | "cost" | "still_expected") => ({
    label: t(`warrantyProvision.cohorts.${name}`),
    cell: (row: Cohort) => <Money amount={row[name]} currency={currency} />,
  })
  return (
    <ChartFrame
      title={title}
      definition={t("warrantyProvision.cohorts.definition")}
      aside={
        cohorts.length ? (
          <CsvButton
            of={title}
            path={`${PROVISION_PATH}/cohorts/export`}
            options={{ query: { as_of, currency_code: currency, product_id } }}
          />
        ) : null
      }
      chart={
        <PairsChart
          title={title}
          currency={currency}
          series={[
            t("warrantyProvision.cohorts.expected"),
            t("warrantyProvision.cohorts.cost"),
            t("warrantyProvision.cohorts.still_expected"),
          ]}
          rows={cohorts.slice(-SHOWN).map(({ month, expected, cost, still_expected }) => ({
            label: formatMonth(month, locale),
            values: [expected, cost, still_expected],
          }))}
        />
      }
      table={
        <ReportTable<Cohort>
          label={title}
          rows={[...cohorts].reverse()}
          keyOf={({ month }) => month}
          columns={[
            {
              label: t("warrantyProvision.cohorts.month"),
              cell: ({ month }) => formatMonth(month, locale),
            },
            { label: t("warrantyProvision.units"), cell: ({ units }) => formatNumber(units, locale) },
            money("expected"),
            money("cost"),
            money("still_expected"),
          ]}
        />
      }
      empty={
        cohorts.length
          ? null
          : { title: t("warrantyProvision.cohorts.empty"), description: t("warrantyProvision.emptyDescription") }
      }
    />
  )
}
