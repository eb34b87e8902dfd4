import { createDataTableColumnHelper, DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { WRITE_OFF_REASONS } from "../../../src/shared/write-off-limit"
import { Day } from "../../shared/day"
import { ListTable } from "../../shared/list-table"
import { Money, useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { useFilterAddress } from "../../shared/use-filter-address"
import { useNarrow } from "../../shared/use-narrow"
import { PAGE_SIZE, useListParams } from "../list-params"
import { WriteOff, writeOffsQuery } from "../queries"
import { useMoneyFilters } from "./use-money-filters"

const helper = createDataTableColumnHelper<WriteOff>()

/** What is not asked for any more, why, and who decided it. A row opens its invoice, where it can be undone. */
export const WriteOffsTab = () => {
  const { t } = useTranslation("crm")
  const ready = useFilterAddress(["currency_code", "reason_code"])
  const params = useListParams(["reason_code", "reversed", "currency_code", "customer_id"], "-write_off_date")
  const moneyFilters = useMoneyFilters(params.customer_id as string | undefined)
  const query = useQuery(writeOffsQuery(params))
  const { data } = query
  const money = useMoney()
  // Undone ones are counted, and no longer written off.
  const summary = data
    ? [
        plural(t, "receivable.writeOffs.count", data.count),
        ...data.totals.map((sum) => money(sum.outstanding, sum.currency_code)),
      ].join(" · ")
    : "\u00a0"
  const columns = useColumns()
  const filters = useMemo(
    () =>
      [
        {
          id: "reason_code",
          type: "multiselect",
          label: t("receivable.writeOff.reason"),
          options: WRITE_OFF_REASONS.map((value) => ({ value, label: t(`receivable.writeOff.reasons.${value}`) })),
        },
        {
          id: "reversed",
          type: "radio",
          label: t("receivable.allocations.reversed"),
          options: [
            { value: "true", label: t("common.yes") },
            { value: "false", label: t("common.no") },
          ],
        },
        ...moneyFilters,
      ] as DataTableFilter[],
    [t, moneyFilters]
  )
  if (!ready) {
    return null
  }
  return (
    <ListTable
      query={query}
      rowsOf={(answer) => answer.write_offs}
      columns={columns}
      filters={filters}
      pageSize={PAGE_SIZE}
      heading={t("receivable.tabs.write_offs")}
      summary={summary}
      rowHref={(row) => `/crm/receivables/invoices/${row.invoice_id}`}
      empty={{
        title: t("receivable.writeOffs.empty"),
        description: t("receivable.writeOffs.emptyDescription"),
      }}
    />
  )
}

function useColumns() {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  return useMemo(() => {
    const day = helper.accessor("write_off_date", {
      header: t("receivable.fields.day"),
      enableSorting: true,
      cell: ({ getValue }) => <Day value={getValue()} />,
    })
    const customer = helper.accessor("customer_name", {
      header: t("common.customer"),
      enableSorting: true,
      cell: ({ getValue }) => <span className="text-ui-fg-base truncate">{getValue() ?? "–"}</span>,
    })
    const amount = helper.accessor("amount", {
      header: t("receivable.fields.amount"),
      enableSorting: true,
      align: "right",
      cell: ({ row: { original: row } }) => (
        <Money
          amount={row.amount}
          currency={row.currency_code}
          className={row.reversed_at ? "text-ui-fg-subtle line-through" : "text-ui-fg-base"}
        />
      ),
    })
    if (narrow) {
      return [day, customer, amount]
    }
    return [
      day,
      customer,
      helper.accessor("reason_code", {
        header: t("receivable.writeOff.reason"),
        enableSorting: true,
        cell: ({ getValue }) => t(`receivable.writeOff.reasons.${getValue()}`),
      }),
      helper.accessor("note", {
        header: t("collection.note"),
        cell: ({ getValue }) => <span className="truncate">{getValue() ?? "–"}</span>,
      }),
      helper.accessor("reversed_date", {
        header: t("receivable.allocations.reversed"),
        cell: ({ getValue }) => <Day value={getValue()} />,
      }),
      amount,
    ]
  }, [t, narrow])
}
