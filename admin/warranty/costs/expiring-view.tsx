import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { formatMonth, formatMonthShort, formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { ColumnsChart } from "./columns-chart"
import { CostFilters } from "./cost-filters"
import { endingHref } from "./hrefs"
import { ChartFrame } from "../../shared/chart-frame"
import { ExpiringReport, expiringQuery } from "./queries"
import { ReportFrame } from "./report-frame"
import { ReportTable } from "../../shared/report-table"
import { useCostParams } from "./use-cost-params"

/** Entitlements that end, by month, with what renewing them would be worth. */
export const ExpiringView = () => {
  const { from, to, currency_code, product_id, plan_id } = useCostParams()
  const query = useQuery(expiringQuery({ from, to, currency_code, product_id, plan_id }))
  return <ReportFrame query={query}>{(report) => <Report report={report} />}</ReportFrame>
}

const Report = ({ report }: { report: ExpiringReport }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const navigate = useNavigate()
  const { product_id, plan_id } = useCostParams()
  const title = t("warrantyCosts.expiring.title")
  const worth =
    report.renewal_value === null
      ? []
      : [t("warrantyCosts.expiring.worth", { amount: money(report.renewal_value, report.currency_code) })]
  return (
    <>
      <Container className="px-6 py-4">
        <CostFilters from={report.from} to={report.to} currency={report.currency_code} withPlan />
      </Container>
      <ChartFrame
        title={title}
        definition={t("warrantyCosts.expiring.definition")}
        summary={[
          plural(t, "warrantyCosts.expiring.summary", report.entitlements, {
            count: formatNumber(report.entitlements, locale),
          }),
          ...worth,
        ].join(" · ")}
        chart={
          <ColumnsChart
            title={title}
            format={(value) => formatNumber(value, locale)}
            onOpen={(to) => navigate(to)}
            rows={report.months.map(({ month, entitlements }) => ({
              key: month,
              label: formatMonthShort(month, locale),
              value: entitlements,
              to: endingHref(month, { product_id, plan_id }),
            }))}
          />
        }
        table={
          <ReportTable
            label={title}
            rows={report.months}
            keyOf={({ month }) => month}
            columns={[
              { label: t("warrantyCosts.groups.month"), cell: ({ month }) => formatMonth(month, locale) },
              {
                label: t("warranty.tabs.warranties"),
                cell: ({ entitlements }) => formatNumber(entitlements, locale),
                to: ({ month }) => endingHref(month, { product_id, plan_id }),
              },
              { label: t("warranty.fields.quantity"), cell: ({ units }) => formatNumber(units, locale) },
              {
                label: t("warrantyCosts.expiring.renewable"),
                cell: (row) => formatNumber(row.renewable_units, locale),
              },
              {
                label: t("warrantyCosts.expiring.value"),
                definition: t("warrantyCosts.expiring.definition"),
                cell: ({ renewal_value }) => <Money amount={renewal_value} currency={report.currency_code} />,
              },
            ]}
          />
        }
        empty={
          report.months.length
            ? null
            : { title: t("warrantyCosts.expiring.empty"), description: t("warrantyCosts.expiring.emptyDescription") }
        }
      />
    </>
  )
}
