import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { Money, useMoney } from "../../shared/money"
import { NarrowedBy } from "../../shared/narrowed-by"
import { NARROWING } from "../../shared/narrowing"
import { plural } from "../../shared/plural"
import { useUrlState } from "../../shared/use-url-state"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { Unallocated, unallocatedQuery } from "../queries"
import { AsOfSummary } from "./as-of-summary"
import { ReportTable } from "./report-table"

const WIDE = "hidden md:table-cell"

const hrefOf = ({ kind, id }: Unallocated): string =>
  `/crm/receivables/${kind === "receipt" ? "receipts" : "credit-notes"}/${id}`

/** Money and credit notes that settle no invoice yet, the oldest first: the list behind "unallocated". */
export const UnallocatedTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, offset, ...filters }] = useUrlState(["currency", "as_of", "offset", ...NARROWING] as const)
  const { data, error, refetch } = useQuery(
    unallocatedQuery({
      limit: PAGE_SIZE,
      offset: parseInt(offset ?? "0", 10) || 0,
      currency_code: currency,
      ...filters,
    })
  )
  const code = data?.currency_code ?? currency ?? ""
  return (
    <ReportTable
      title={t("receivable.tabs.unallocated")}
      summary={
        data ? (
          <AsOfSummary
            text={`${plural(t, "receivable.unallocated.count", data.count)} · ${money(data.total, code)}`}
            day={filters.as_of}
          />
        ) : (
          "\u00a0"
        )
      }
      tools={
        <div className="flex flex-wrap items-center gap-2">
          <NarrowedBy />
          <CurrencyChoice value={code} />
        </div>
      }
      head={
        <Table.Row>
          <Table.HeaderCell>{t("receivable.fields.number")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE}>{t("receivable.fields.document")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE}>{t("common.customer")}</Table.HeaderCell>
          <Table.HeaderCell>{t("receivable.fields.day")}</Table.HeaderCell>
          <Table.HeaderCell className={`${WIDE} text-end`}>{t("receivable.fields.amount")}</Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("receivable.fields.unallocated")}</Table.HeaderCell>
        </Table.Row>
      }
      rows={data?.unallocated.map((row) => (
        <Table.Row key={row.id}>
          <Table.Cell className="py-2">
            <Link to={hrefOf(row)} className="text-ui-fg-interactive-hover whitespace-nowrap tabular-nums">
              {row.number ?? "–"}
            </Link>
            <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
              {row.customer_name}
            </Text>
          </Table.Cell>
          <Table.Cell className={WIDE}>
            {t(row.kind === "receipt" ? "receivable.fields.receipt" : "receivable.fields.creditNote")}
          </Table.Cell>
          <Table.Cell className={`${WIDE} text-ui-fg-base`}>{row.customer_name ?? "–"}</Table.Cell>
          <Table.Cell>
            <Day value={row.credit_date} />
          </Table.Cell>
          <Table.Cell className={`${WIDE} text-end`}>
            <Money amount={row.amount} currency={code} />
          </Table.Cell>
          <Table.Cell className="text-end">
            <Money amount={row.unallocated} currency={code} className="text-ui-fg-base" />
          </Table.Cell>
        </Table.Row>
      ))}
      count={data?.count ?? 0}
      empty={
        <EmptyState
          title={t("receivable.unallocated.empty")}
          description={t("receivable.unallocated.emptyDescription")}
        />
      }
      error={error}
      onRetry={() => refetch()}
    />
  )
}
