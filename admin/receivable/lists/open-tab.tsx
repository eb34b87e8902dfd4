import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Choice } from "../../shared/choice"
import { Day } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { Money, useMoney } from "../../shared/money"
import { NarrowedBy } from "../../shared/narrowed-by"
import { NARROWING } from "../../shared/narrowing"
import { plural } from "../../shared/plural"
import { usePickedCustomer, customerName } from "../../shared/customer-picker"
import { useUrlState } from "../../shared/use-url-state"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { openInstalmentsQuery } from "../queries"
import { bucketKeys, bucketName, USUAL_BUCKETS } from "../rules/buckets"
import { AsOfSummary } from "./as-of-summary"
import { ReportTable } from "./report-table"

/** What is still to be paid, instalment by instalment: the list behind every figure of receivables. */
export const OpenTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, offset, ...filters }, setUrl] = useUrlState([
    "currency",
    "bucket",
    "customer_id",
    ...NARROWING,
    "due_from",
    "due_to",
    "as_of",
    "date_basis",
    "buckets",
    "offset",
  ] as const)
  const { bucket, customer_id, as_of, buckets } = filters
  const { data: customer } = usePickedCustomer(customer_id)
  const { data, error, refetch } = useQuery(
    openInstalmentsQuery({
      limit: PAGE_SIZE,
      offset: parseInt(offset ?? "0", 10) || 0,
      currency_code: currency,
      ...filters,
    })
  )
  const code = data?.currency_code ?? currency ?? ""
  return (
    <ReportTable
      title={customer ? customerName(customer) : t("receivable.tabs.open")}
      summary={
        data ? (
          <AsOfSummary
            text={`${plural(t, "receivable.instalments", data.count)} · ${money(data.total, code)}`}
            day={as_of}
          />
        ) : (
          "\u00a0"
        )
      }
      tools={
        <div className="flex flex-wrap items-center gap-2">
          <NarrowedBy />
          <div className="w-40">
            <Choice
              size="small"
              label={t("overview.columns.age")}
              value={bucket ?? "all"}
              options={[
                { value: "all", label: t("common.all") },
                ...["overdue", ...bucketKeys(buckets ?? USUAL_BUCKETS)].map((key) => ({
                  value: key,
                  label: bucketName(t, key),
                })),
              ]}
              onChange={(key) => setUrl({ bucket: key === "all" ? null : key })}
            />
          </div>
          <CurrencyChoice value={code} />
        </div>
      }
      head={
        <Table.Row>
          <Table.HeaderCell>{t("receivable.fields.invoice")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden md:table-cell">{t("common.customer")}</Table.HeaderCell>
          <Table.HeaderCell>{t("receivable.fields.dueDate")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden md:table-cell">{t("receivable.fields.late")}</Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("receivable.fields.outstanding")}</Table.HeaderCell>
        </Table.Row>
      }
      rows={data?.open_instalments.map((row) => (
        <Table.Row key={row.id}>
          <Table.Cell className="py-2">
            <Link
              to={`/crm/receivables/invoices/${row.invoice_id}`}
              className="text-ui-fg-interactive-hover whitespace-nowrap tabular-nums"
            >
              {row.invoice_number}
            </Link>
            <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
              {row.customer_name}
            </Text>
          </Table.Cell>
          <Table.Cell className="text-ui-fg-base hidden md:table-cell">{row.customer_name ?? "–"}</Table.Cell>
          <Table.Cell>
            <Day value={row.due_date} className={row.days_overdue > 0 ? "text-ui-fg-error md:text-ui-fg-subtle" : ""} />
          </Table.Cell>
          <Table.Cell
            className={
              row.days_overdue > 0 ? "text-ui-fg-error hidden md:table-cell" : "text-ui-fg-subtle hidden md:table-cell"
            }
          >
            {row.days_overdue > 0 ? plural(t, "overview.days", row.days_overdue, { days: row.days_overdue }) : "–"}
          </Table.Cell>
          <Table.Cell className="text-end">
            <Money amount={row.outstanding} currency={code} className="text-ui-fg-base" />
          </Table.Cell>
        </Table.Row>
      ))}
      count={data?.count ?? 0}
      empty={<EmptyState title={t("receivable.open.empty")} description={t("receivable.open.emptyDescription")} />}
      error={error}
      onRetry={() => refetch()}
    />
  )
}
