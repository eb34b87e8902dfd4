import { Button, Container, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { Bars } from "../../overview/bars"
import { Figure } from "../../overview/figure"
import { Choice } from "../../shared/choice"
import { saveFile } from "../../shared/save-file"
import { formatMoneyCompact, formatMonthShort, formatNumber, monthAfter } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { TablePages } from "../../shared/table-pages"
import { ColumnsChart } from "./columns-chart"
import { CostFilters } from "./cost-filters"
import { CostTable } from "./cost-table"
import { amountHrefs, Chosen, costHref, submittedHref } from "./hrefs"
import { ChartFrame } from "../../shared/chart-frame"
import { CostParams, CostReport, COSTS_PATH, costsQuery, Group, GROUPS } from "./queries"
import { ReportFrame } from "./report-frame"
import { useCostParams } from "./use-cost-params"
import { useGroupName } from "./use-group-name"

const PAGE = 50
const SHOWN = 12
/** More columns cannot be told apart. */
const MOST_MONTHS = 60

/** What claims cost in a period, by one thing. */
export const CostsView = () => {
  const { by, from, to, currency_code, product_id, plan_id, offset } = useCostParams()
  const group_by: Group = GROUPS.find((name) => name === by) ?? "product"
  const params: CostParams = { group_by, from, to, currency_code, product_id, plan_id }
  const query = useQuery(costsQuery({ ...params, limit: PAGE, offset: offset || undefined }))
  return (
    <ReportFrame query={query}>{(report) => <Report report={report} params={params} offset={offset} />}</ReportFrame>
  )
}

const Report = ({ report, params, offset }: { report: CostReport; params: CostParams; offset: number }) => {
  const { t } = useTranslation("crm")
  const { setUrl } = useCostParams()
  const save = (): void => {
    saveFile(`${COSTS_PATH}/export`, { query: params, filename: "warranty-costs.csv" })
  }
  const chosen = { product_id: params.product_id as string | undefined, plan_id: params.plan_id as string | undefined }
  const title = t("warrantyCosts.costs.title")
  return (
    <>
      <Container className="flex flex-col divide-y p-0">
        <div className="px-6 py-4">
          <CostFilters from={report.from} to={report.to} currency={report.currency_code} withPlan />
        </div>
        <Headline report={report} chosen={chosen} />
      </Container>
      <ChartFrame
        title={title}
        definition={t("warrantyCosts.costs.definition")}
        summary={t(report.group_by === "month" ? "warrantyCosts.costs.byMonth" : "warrantyCosts.costs.summary")}
        aside={
          <>
            <div className="w-36">
              <Choice
                size="small"
                label={t("warrantyCosts.groupBy")}
                value={report.group_by}
                options={GROUPS.map((value) => ({ value, label: t(`warrantyCosts.groups.${value}`) }))}
                onChange={(value) => setUrl({ by: value })}
              />
            </div>
            <Button size="small" variant="secondary" onClick={save}>
              {t("common.downloadCsv")}
            </Button>
          </>
        }
        chart={<CostChart report={report} chosen={chosen} title={title} />}
        table={
          <>
            <CostTable report={report} chosen={chosen} />
            <TablePages
              count={report.count}
              offset={offset}
              pageSize={PAGE}
              onPage={(next) => setUrl({ offset: String(next) })}
            />
          </>
        }
        empty={
          report.rows.length
            ? null
            : { title: t("warrantyCosts.costs.empty"), description: t("warrantyCosts.costs.emptyDescription") }
        }
      />
    </>
  )
}

const Headline = ({ report, chosen }: { report: CostReport; chosen: Chosen }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { total, provisioned_total, goodwill_total, recovered, currency_code: currency } = report
  const hrefs = amountHrefs({ report, chosen })
  const amounts = [
    { name: "total", amount: total },
    { name: "provisioned", amount: provisioned_total },
    { name: "goodwill", amount: goodwill_total },
    { name: "recovered", amount: recovered },
  ] as const
  return (
    <div
      className="grid grid-cols-2 items-end gap-4 px-6 py-4 md:grid-cols-3 xl:grid-cols-6"
      data-testid="crm-cost-headline"
    >
      {amounts.map(({ name, amount }) =>
        amount === undefined ? null : (
          <Figure
            key={name}
            label={t(`warrantyCosts.figures.${name}`)}
            definition={t(`warrantyCosts.definitions.${name}`)}
            to={hrefs[name]}
          >
            <Money amount={amount} currency={currency} />
          </Figure>
        )
      )}
      <Figure
        label={t("warrantyCosts.figures.claims")}
        definition={t("warrantyCosts.definitions.claims")}
        to={submittedHref({ report, chosen })}
      >
        {formatNumber(report.claims, locale)}
      </Figure>
      <Figure label={t("warrantyCosts.figures.perThousand")} definition={t("warrantyCosts.definitions.perThousand")}>
        {report.claims_per_1000 === null ? "–" : formatNumber(report.claims_per_1000, locale, 1)}
      </Figure>
      {total === undefined ? (
        <Text size="small" className="text-ui-fg-subtle col-span-2">
          {t("warrantyCosts.noCosts")}
        </Text>
      ) : null}
    </div>
  )
}

/** Costs, or claims for who does not see costs; a bar opens its claims. */
const CostChart = ({ report, chosen, title }: { report: CostReport; chosen: Chosen; title: string }) => {
  const navigate = useNavigate()
  const locale = useLocale()
  const nameOf = useGroupName(report.group_by)
  const open = (to: string): unknown => (to ? navigate(to) : undefined)
  const byCost = report.total !== undefined
  const format = (value: number): string =>
    byCost ? formatMoneyCompact(value, report.currency_code, locale) : formatNumber(value, locale)
  const rows = report.rows.map((row) => ({
    key: row.id ?? "none",
    label: nameOf(row),
    value: byCost ? (row.cost ?? 0) : row.claims,
    to: (byCost ? costHref({ report, chosen, row }) : submittedHref({ report, chosen, row })) ?? "",
    color: "var(--fg-interactive)",
  }))
  if (report.group_by === "month") {
    const months = monthsBetween(report.from, report.to).map((key) => ({
      value: 0,
      ...rows.find((row) => row.key === key),
      key,
      label: formatMonthShort(key, locale),
    }))
    return <ColumnsChart title={title} format={format} onOpen={open} rows={months} />
  }
  return (
    <Bars rows={rows.slice(0, SHOWN)} currency={report.currency_code} title={title} format={format} onOpen={open} />
  )
}

/** The months `YYYY-MM` that a period touches, those in which nothing was too. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (
    let month = from.slice(0, 7);
    month <= to.slice(0, 7) && months.length < MOST_MONTHS;
    month = monthAfter(month, 1)
  ) {
    months.push(month)
  }
  return months
}
