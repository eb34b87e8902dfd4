import { Badge, Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { Bars } from "../../overview/bars"
import { formatNumber, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { CostFilters } from "./cost-filters"
import { coverHref } from "./hrefs"
import { ChartFrame } from "../../shared/chart-frame"
import { UseReport, useOfCoverQuery } from "./queries"
import { ReportFrame } from "./report-frame"
import { ReportColumn, ReportTable } from "../../shared/report-table"
import { useCostParams } from "./use-cost-params"

type Plan = UseReport["plans"][number]

/** Claims and cost of cover against what it was sold for, by plan. */
export const UseView = () => {
  const { from, to, currency_code, product_id, plan_id } = useCostParams()
  const query = useQuery(useOfCoverQuery({ from, to, currency_code, product_id, plan_id }))
  return <ReportFrame query={query}>{(report) => <Report report={report} />}</ReportFrame>
}

const Report = ({ report }: { report: UseReport }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const navigate = useNavigate()
  const { product_id, plan_id } = useCostParams()
  const title = t("warrantyCosts.use.title")
  const { currency_code: currency, plans } = report
  const seesCosts = plans.every(({ cost }) => cost !== undefined)
  const nameOf = ({ name }: Plan): string => name ?? t("warrantyCosts.unnamed")
  const hrefOf = (plan: Plan): string => coverHref(plan.plan_id, report, { product_id, plan_id })
  const percent = (value: number | null | undefined): string =>
    value === null || value === undefined ? "–" : formatPercent(value, locale)
  const columns: ReportColumn<Plan>[] = [
    {
      label: t("warranty.fields.plan"),
      cell: (plan) => (
        <span className="inline-flex items-center gap-x-2">
          {nameOf(plan)}
          {plan.is_sold ? <Badge size="2xsmall">{t("warrantyCosts.use.sold")}</Badge> : null}
        </span>
      ),
    },
    { label: t("warrantyCosts.use.units"), cell: ({ units }) => formatNumber(units, locale) },
    {
      label: t("warrantyCosts.use.value"),
      definition: t("warrantyCosts.use.definition"),
      cell: ({ value }) => <Money amount={value} currency={currency} />,
    },
    {
      label: t("warrantyCosts.figures.claims"),
      cell: ({ claims }) => formatNumber(claims, locale),
      to: (plan) => (plan.claims ? hrefOf(plan) : undefined),
    },
    ...(seesCosts
      ? [
          {
            label: t("warrantyCosts.fields.cost"),
            cell: ({ cost }: Plan) => <Money amount={cost} currency={currency} />,
          },
          {
            label: t("warrantyCosts.use.percent"),
            cell: ({ cost_percent }: Plan) => percent(cost_percent),
          },
          {
            label: t("warrantyCosts.use.left"),
            definition: t("warrantyCosts.use.leftDefinition"),
            cell: ({ left }: Plan) => <Money amount={left} currency={currency} />,
          },
        ]
      : []),
  ]
  return (
    <>
      <Container className="px-6 py-4">
        <CostFilters from={report.from} to={report.to} currency={currency} withPlan />
      </Container>
      <ChartFrame
        title={title}
        definition={t("warrantyCosts.use.definition")}
        summary={t("warrantyCosts.use.summary")}
        chart={
          <Bars
            currency={currency}
            title={title}
            format={seesCosts ? (value) => formatPercent(value, locale) : (value) => formatNumber(value, locale)}
            onOpen={(to) => navigate(to)}
            rows={plans.map((plan) => ({
              key: plan.plan_id,
              label: nameOf(plan),
              value: (seesCosts ? plan.cost_percent : plan.claims) ?? 0,
              to: hrefOf(plan),
              color: plan.is_sold ? "var(--tag-purple-icon)" : "var(--fg-interactive)",
            }))}
          />
        }
        table={<ReportTable label={title} rows={plans} keyOf={({ plan_id: id }) => id} columns={columns} />}
        empty={
          plans.length
            ? null
            : { title: t("warrantyCosts.use.empty"), description: t("warrantyCosts.use.emptyDescription") }
        }
      />
    </>
  )
}
