import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Bar, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"

import { formatNumber } from "../../shared/format"
import { Legend } from "../../shared/legend"
import { useLocale } from "../../shared/locale"
import { plural } from "../../shared/plural"
import { TablePages } from "../../shared/table-pages"
import { CostFilters } from "./cost-filters"
import { soldHref } from "./hrefs"
import { ChartFrame } from "../../shared/chart-frame"
import { TOOLTIP } from "../../shared/chart-tooltip"
import { AgePoint, FailureReport, failuresQuery } from "./queries"
import { ReportFrame } from "./report-frame"
import { ReportTable } from "../../shared/report-table"
import { useCostParams } from "./use-cost-params"
import { Bars } from "../../overview/bars"
import { useNavigate } from "react-router-dom"

const PAGE = 50
const SHOWN = 12

/** How often what was sold in a period was claimed since: by age, and by product. */
export const FailuresView = () => {
  const { from, to, product_id, offset } = useCostParams()
  const query = useQuery(failuresQuery({ from, to, product_id, limit: PAGE, offset: offset || undefined }))
  return <ReportFrame query={query}>{(report) => <Report report={report} offset={offset} />}</ReportFrame>
}

const Report = ({ report, offset }: { report: FailureReport; offset: number }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const navigate = useNavigate()
  const { setUrl } = useCostParams()
  const rate = (value: number | null): string => (value === null ? "–" : formatNumber(value, locale, 1))
  const titles = { ages: t("warrantyCosts.failures.ages"), products: t("warrantyCosts.failures.products") }
  const none = report.units_sold
    ? null
    : { title: t("warrantyCosts.failures.empty"), description: t("warrantyCosts.failures.emptyDescription") }
  const hrefOf = ({ id }: { id: string | null }): string | undefined => (id ? soldHref(id, report) : undefined)
  return (
    <>
      <Container className="px-6 py-4">
        <CostFilters from={report.from} to={report.to} />
      </Container>
      <ChartFrame
        title={titles.ages}
        definition={t("warrantyCosts.failures.agesDefinition")}
        summary={plural(t, "warrantyCosts.failures.summary", report.claims, {
          count: formatNumber(report.claims, locale),
          sold: formatNumber(report.units_sold, locale),
          rate: rate(report.claims_per_1000),
        })}
        chart={<AgeChart ages={report.ages} title={titles.ages} />}
        table={
          <ReportTable
            label={titles.ages}
            rows={report.ages}
            keyOf={({ age }) => String(age)}
            columns={[
              {
                label: t("warrantyCosts.failures.age"),
                cell: ({ age }) => plural(t, "warranty.months", age),
              },
              {
                label: t("warrantyCosts.figures.claims"),
                cell: ({ claims }) => formatNumber(claims, locale),
              },
              {
                label: t("warrantyCosts.failures.exposed"),
                cell: ({ exposed }) => formatNumber(exposed, locale),
              },
              { label: t("warrantyCosts.figures.perThousand"), cell: (row) => rate(row.claims_per_1000) },
              {
                label: t("warrantyCosts.failures.cumulative"),
                cell: (row) => rate(row.cumulative_per_1000),
              },
            ]}
          />
        }
        empty={none}
      />
      <ChartFrame
        title={titles.products}
        definition={t("warrantyCosts.failures.productsDefinition")}
        chart={
          <Bars
            currency=""
            title={titles.products}
            format={(value) => rate(value)}
            onOpen={(href) => (href ? navigate(href) : undefined)}
            rows={report.products.slice(0, SHOWN).map((product) => ({
              key: product.id ?? "none",
              label: product.name ?? t("warrantyCosts.without.product"),
              value: product.claims_per_1000 ?? 0,
              to: hrefOf(product) ?? "",
              color: "var(--tag-orange-icon)",
            }))}
          />
        }
        table={
          <>
            <ReportTable
              label={titles.products}
              rows={report.products}
              keyOf={({ id }) => id ?? "none"}
              columns={[
                {
                  label: t("warranty.fields.product"),
                  cell: ({ name }) => name ?? t("warrantyCosts.without.product"),
                },
                {
                  label: t("warrantyCosts.figures.sold"),
                  cell: ({ units_sold }) => formatNumber(units_sold, locale),
                },
                {
                  label: t("warrantyCosts.figures.claims"),
                  cell: ({ claims }) => formatNumber(claims, locale),
                  to: hrefOf,
                },
                {
                  label: t("warrantyCosts.figures.perThousand"),
                  cell: (row) => rate(row.claims_per_1000),
                },
              ]}
            />
            <TablePages
              count={report.count}
              offset={offset}
              pageSize={PAGE}
              onPage={(next) => setUrl({ offset: String(next) })}
            />
          </>
        }
        empty={none}
      />
    </>
  )
}

/** Claims at each age as columns, what they add up to as a line; both for each 1,000 units. */
const AgeChart = ({ ages, title }: { ages: AgePoint[]; title: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const axis = { axisLine: false, tickLine: false, tick: { fill: "var(--fg-subtle)", fontSize: 11 } }
  return (
    <>
      <div className="mb-2">
        <Legend
          entries={[
            { label: t("warrantyCosts.failures.atAge"), color: "var(--tag-blue-icon)" },
            { label: t("warrantyCosts.failures.cumulative"), color: "var(--tag-orange-icon)", line: true },
          ]}
        />
      </div>
      <div role="img" aria-label={title} data-testid="crm-failure-curve" className="h-60 w-full">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={ages} margin={{ top: 8, right: 8, bottom: 16, left: 0 }} accessibilityLayer={false}>
            <XAxis
              dataKey="age"
              {...axis}
              label={{
                value: t("warrantyCosts.failures.age"),
                position: "insideBottom",
                offset: -12,
                fill: "var(--fg-subtle)",
                fontSize: 11,
              }}
            />
            <YAxis width={44} {...axis} tickFormatter={(value: number) => formatNumber(value, locale, 1)} />
            <Tooltip
              {...TOOLTIP}
              labelFormatter={(age: unknown) => plural(t, "warranty.months", Number(age))}
              formatter={(value: unknown, name: unknown) => [
                formatNumber(value as number, locale, 1),
                t(name === "claims_per_1000" ? "warrantyCosts.failures.atAge" : "warrantyCosts.failures.cumulative"),
              ]}
            />
            <Bar
              dataKey="claims_per_1000"
              fill="var(--tag-blue-icon)"
              radius={2}
              maxBarSize={20}
              isAnimationActive={false}
            />
            <Line
              dataKey="cumulative_per_1000"
              type="stepAfter"
              stroke="var(--tag-orange-icon)"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </>
  )
}
