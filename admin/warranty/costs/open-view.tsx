import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts"

import { Legend } from "../../shared/legend"
import { plural } from "../../shared/plural"
import { CostFilters } from "./cost-filters"
import { claimsHref } from "./hrefs"
import { ChartFrame } from "../../shared/chart-frame"
import { OpenReport, openClaimsQuery, STATE_AGES } from "./queries"
import { ReportFrame } from "./report-frame"
import { ReportTable } from "../../shared/report-table"
import { useCostParams } from "./use-cost-params"

const COLORS = ["var(--tag-green-icon)", "var(--tag-blue-icon)", "var(--tag-orange-icon)", "var(--tag-red-icon)"]

/** Dark figures are read on each of these colors, by day and by night. */
const ON_BAR = "#18181b"

/** Open claims by where they stand and for how many days. */
export const OpenView = () => {
  const { product_id } = useCostParams()
  const query = useQuery(openClaimsQuery({ product_id }))
  return <ReportFrame query={query}>{(report) => <Report report={report} product_id={product_id} />}</ReportFrame>
}

const Report = ({ report, product_id }: { report: OpenReport; product_id?: string }) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const title = t("warrantyCosts.open.title")
  const stateName = (state: string): string => t(`status.warranty_claim.${state}`)
  const hrefOf = (row: OpenReport["states"][number], age?: number): string =>
    claimsHref({
      product_id,
      status: [row.state],
      state_since: age === undefined ? undefined : row.ages[age].state_since,
    })
  const data = report.states.map((row) => ({
    label: stateName(row.state),
    ...Object.fromEntries(row.ages.map(({ key, count }) => [key, count])),
  }))
  return (
    <>
      <Container className="px-6 py-4">
        <CostFilters />
      </Container>
      <ChartFrame
        title={title}
        definition={t("warrantyCosts.open.definition")}
        summary={plural(t, "warranty.openClaims", report.count)}
        chart={
          <>
            <div className="mb-2">
              <Legend
                entries={STATE_AGES.map((key, index) => ({
                  label: t(`warrantyCosts.open.ages.${key}`),
                  color: COLORS[index],
                }))}
              />
            </div>
            <div role="img" aria-label={title} data-testid="crm-open-claims" className="h-44 w-full">
              <ResponsiveContainer width="100%" height="100%">
                <BarChart
                  data={data}
                  layout="vertical"
                  margin={{ top: 4, right: 24, bottom: 4, left: 0 }}
                  accessibilityLayer={false}
                >
                  <XAxis type="number" hide domain={[0, "dataMax"]} />
                  <YAxis
                    type="category"
                    dataKey="label"
                    width={104}
                    axisLine={false}
                    tickLine={false}
                    tick={{ fill: "var(--fg-subtle)", fontSize: 12 }}
                  />
                  {STATE_AGES.map((key, age) => (
                    <Bar
                      key={key}
                      dataKey={key}
                      stackId="age"
                      barSize={22}
                      fill={COLORS[age]}
                      isAnimationActive={false}
                      className="cursor-pointer"
                      onClick={(_bar, index) => navigate(hrefOf(report.states[index], age))}
                    >
                      <LabelList
                        dataKey={key}
                        position="center"
                        fill={ON_BAR}
                        fontSize={11}
                        formatter={(value: unknown) => (value ? String(value) : "")}
                      />
                    </Bar>
                  ))}
                </BarChart>
              </ResponsiveContainer>
            </div>
          </>
        }
        table={
          <ReportTable
            label={title}
            rows={report.states}
            keyOf={({ state }) => state}
            columns={[
              { label: t("warranty.fields.status"), cell: ({ state }) => stateName(state) },
              ...STATE_AGES.map((key, age) => ({
                label: t(`warrantyCosts.open.ages.${key}`),
                cell: (row: OpenReport["states"][number]) => row.ages[age].count,
                to: (row: OpenReport["states"][number]) => (row.ages[age].count ? hrefOf(row, age) : undefined),
              })),
              {
                label: t("common.total"),
                cell: ({ count }) => count,
                to: (row) => (row.count ? hrefOf(row) : undefined),
              },
            ]}
          />
        }
        empty={
          report.count
            ? null
            : { title: t("warrantyCosts.open.empty"), description: t("warrantyCosts.open.emptyDescription") }
        }
      />
    </>
  )
}
