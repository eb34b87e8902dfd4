import { createDataTableColumnHelper, DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { customerFilter } from "../../shared/customer-filter"
import { usePickedCustomer } from "../../shared/customer-picker"
import { Day } from "../../shared/day"
import { ListTable } from "../../shared/list-table"
import { Money } from "../../shared/money"
import { DocumentStatus } from "../../shared/status-badge"
import { useNarrow } from "../../shared/use-narrow"
import { PAGE_SIZE, useListParams } from "../list-params"
import { Receipt, receiptsQuery } from "../queries"
import { useSummary } from "./use-summary"

const helper = createDataTableColumnHelper<Receipt>()

/** Money that came in, and what of it is not matched yet. */
export const ReceiptsTab = () => {
  const { t } = useTranslation("crm")
  const params = useListParams(["source", "has_unallocated", "currency_code", "customer_id"], "-received_date")
  const query = useQuery(receiptsQuery(params))
  const { data } = query
  const summary = useSummary("receivable.receipts.count", data?.count, data?.totals)
  const columns = useColumns()
  const customerId = params.customer_id as string | undefined
  const { data: customer } = usePickedCustomer(customerId)
  const filters = useMemo(
    () =>
      [
        {
          id: "has_unallocated",
          type: "radio",
          label: t("receivable.fields.unallocated"),
          options: [
            { value: "true", label: t("common.yes") },
            { value: "false", label: t("common.no") },
          ],
        },
        {
          id: "source",
          type: "radio",
          label: t("receivable.fields.source"),
          options: ["manual", "host_capture", "bank", "opening", "invoice_page"].map((value) => ({ value, label: t(`receivable.sources.${value}`) })),
        },
        customerFilter(t("common.customer"), customerId, customer),
      ] as DataTableFilter[],
    [t, customerId, customer]
  )
  return (
    <ListTable
      query={query}
      rowsOf={(answer) => answer.receipts}
      columns={columns}
      filters={filters}
      pageSize={PAGE_SIZE}
      heading={t("receivable.tabs.receipts")}
      summary={summary}
      rowHref={(row) => `/crm/receivables/receipts/${row.id}`}
      empty={{
        title: t("receivable.receipts.empty"),
        description: t("receivable.receipts.emptyDescription"),
      }}
    />
  )
}

/** Whether a receipt is matched, in one badge. */
export const ReceiptStatus = ({ receipt }: { receipt: Receipt }) => {
  const status =
    receipt.refunded_total >= receipt.amount
      ? "refunded"
      : receipt.unallocated <= 0
        ? "allocated"
        : receipt.allocated_total > 0
          ? "partially_allocated"
          : "unallocated"
  return <DocumentStatus kind="receipt" status={status} />
}

function useColumns() {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  return useMemo(() => {
    const number = helper.accessor("number", {
      header: t("receivable.fields.number"),
      enableSorting: true,
      cell: ({ getValue }) => <span className="text-ui-fg-base whitespace-nowrap tabular-nums">{getValue()}</span>,
    })
    const amount = helper.accessor("amount", {
      header: t("receivable.fields.amount"),
      enableSorting: true,
      align: "right",
      cell: ({ row }) => (
        <Money amount={row.original.amount} currency={row.original.currency_code} className="text-ui-fg-base" />
      ),
    })
    const status = helper.accessor("allocated_total", {
      header: t("receivable.fields.status"),
      cell: ({ row }) => <ReceiptStatus receipt={row.original} />,
    })
    if (narrow) {
      return [number, status, amount]
    }
    return [
      number,
      helper.accessor("customer_name", {
        header: t("common.customer"),
        enableSorting: true,
        cell: ({ getValue }) => <span className="text-ui-fg-base truncate">{getValue() ?? "–"}</span>,
      }),
      helper.accessor("received_date", {
        header: t("receivable.fields.receivedDate"),
        enableSorting: true,
        cell: ({ getValue }) => <Day value={getValue()} />,
      }),
      helper.accessor("reference", {
        header: t("receivable.fields.reference"),
        cell: ({ getValue }) => <span className="truncate">{getValue() ?? "–"}</span>,
      }),
      status,
      helper.accessor("unallocated", {
        header: t("receivable.fields.unallocated"),
        enableSorting: true,
        align: "right",
        cell: ({ row }) => <Money amount={row.original.unallocated} currency={row.original.currency_code} />,
      }),
      amount,
    ]
  }, [t, narrow])
}
