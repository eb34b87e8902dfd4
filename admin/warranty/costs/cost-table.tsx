import { useTranslation } from "react-i18next"

import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { Chosen, costHref, submittedHref } from "./hrefs"
import { CostReport, CostRow, KINDS } from "./queries"
import { ReportColumn, ReportTable } from "../../shared/report-table"
import { useGroupName } from "./use-group-name"

const AMOUNTS = ["cost", ...KINDS, "deductible", "recovered", "net"] as const

/** Every figure of every group; claims and costs open the claims behind them. */
export const CostTable = ({ report, chosen }: { report: CostReport; chosen: Chosen }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const nameOf = useGroupName(report.group_by)
  const number = (value: number | null, digits = 0): string =>
    value === null ? "–" : formatNumber(value, locale, digits)
  const isRated = report.rows.some(({ units_sold }) => units_sold !== null)
  const columns: ReportColumn<CostRow>[] = [
    { label: t(`warrantyCosts.groups.${report.group_by}`), cell: nameOf },
    {
      label: t("warrantyCosts.figures.claims"),
      definition: t("warrantyCosts.definitions.claims"),
      cell: ({ claims }) => number(claims),
      to: (row) => (row.claims ? submittedHref({ report, chosen, row }) : undefined),
    },
    ...(isRated
      ? [
          {
            label: t("warrantyCosts.figures.sold"),
            cell: ({ units_sold }: CostRow) => number(units_sold, 2),
          },
          {
            label: t("warrantyCosts.figures.perThousand"),
            definition: t("warrantyCosts.definitions.perThousand"),
            cell: ({ claims_per_1000 }: CostRow) => number(claims_per_1000, 1),
          },
        ]
      : []),
    ...(report.total === undefined
      ? []
      : AMOUNTS.map((name) => ({
          label: t(`warrantyCosts.fields.${name}`),
          cell: (row: CostRow) => <Money amount={row[name]} currency={report.currency_code} />,
          ...(name === "cost"
            ? {
                definition: t("warrantyCosts.costs.definition"),
                to: (row: CostRow) => (row.entries ? costHref({ report, chosen, row }) : undefined),
              }
            : {}),
        }))),
  ]
  return (
    <ReportTable
      label={t("warrantyCosts.costs.title")}
      rows={report.rows}
      keyOf={({ id }) => id ?? "none"}
      columns={columns}
    />
  )
}
