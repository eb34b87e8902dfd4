import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { Bars } from "../../overview/bars"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { TablePages } from "../../shared/table-pages"
import { CostFilters } from "./cost-filters"
import { claimsHref } from "./hrefs"
import { ChartFrame } from "../../shared/chart-frame"
import { recoveriesQuery, RECOVERY_AGES, RECOVERY_STATES, RecoveryReport } from "./queries"
import { ReportFrame } from "./report-frame"
import { ReportColumn, ReportTable } from "../../shared/report-table"
import { useCostParams } from "./use-cost-params"

const PAGE = 50
const SHOWN = 12

type Supplier = RecoveryReport["suppliers"][number]

/** What suppliers are to pay for claims, by supplier and age. */
export const RecoveryView = () => {
  const { currency_code, product_id, offset } = useCostParams()
  const query = useQuery(recoveriesQuery({ currency_code, product_id, limit: PAGE, offset: offset || undefined }))
  return <ReportFrame query={query}>{(report) => <Report report={report} offset={offset} />}</ReportFrame>
}

const Report = ({ report, offset }: { report: RecoveryReport; offset: number }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const navigate = useNavigate()
  const { product_id, setUrl } = useCostParams()
  const { currency_code: currency, suppliers, outstanding } = report
  const title = t("warrantyCosts.recovery.title")
  const seesCosts = outstanding !== undefined
  const hrefOf = ({ supplier }: Supplier): string =>
    claimsHref({
      product_id,
      currency_code: currency,
      recovery_supplier: supplier,
      recovery_status: ["expected", "claimed"],
    })
  const columns: ReportColumn<Supplier>[] = [
    { label: t("warrantyCosts.groups.supplier"), cell: ({ supplier }) => supplier },
    {
      label: t("warrantyCosts.recovery.claims"),
      cell: ({ claims }) => formatNumber(claims, locale),
      to: (row) => (row.claims ? hrefOf(row) : undefined),
    },
    ...(seesCosts
      ? [
          ...RECOVERY_STATES.map((name) => ({
            label: t(`warrantyCosts.recovery.states.${name}`),
            cell: (row: Supplier) => <Money amount={row[name]} currency={currency} />,
          })),
          ...RECOVERY_AGES.map((key, index) => ({
            label: t(`warrantyCosts.recovery.ages.${key}`),
            cell: (row: Supplier) => <Money amount={row.ages[index].amount} currency={currency} />,
          })),
        ]
      : []),
  ]
  return (
    <>
      <Container className="px-6 py-4">
        <CostFilters currency={currency} />
      </Container>
      <ChartFrame
        title={title}
        definition={t("warrantyCosts.recovery.definition")}
        summary={seesCosts ? t("warrantyCosts.recovery.summary", { amount: money(outstanding, currency) }) : null}
        chart={
          <Bars
            currency={currency}
            title={title}
            format={seesCosts ? undefined : (value) => formatNumber(value, locale)}
            onOpen={(to) => navigate(to)}
            rows={suppliers.slice(0, SHOWN).map((row) => ({
              key: row.supplier,
              label: row.supplier,
              value: seesCosts ? (row.outstanding ?? 0) : row.claims,
              to: hrefOf(row),
              color: "var(--tag-green-icon)",
            }))}
          />
        }
        table={
          <>
            <ReportTable label={title} rows={suppliers} keyOf={({ supplier }) => supplier} columns={columns} />
            <TablePages
              count={report.count}
              offset={offset}
              pageSize={PAGE}
              onPage={(next) => setUrl({ offset: String(next) })}
            />
          </>
        }
        empty={
          suppliers.length
            ? null
            : { title: t("warrantyCosts.recovery.empty"), description: t("warrantyCosts.recovery.emptyDescription") }
        }
      />
    </>
  )
}
