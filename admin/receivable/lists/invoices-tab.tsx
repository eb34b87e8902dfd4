import { createDataTableColumnHelper, DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { ListTable } from "../../shared/list-table"
import { Money } from "../../shared/money"
import { DocumentStatus } from "../../shared/status-badge"
import { useFilterAddress } from "../../shared/use-filter-address"
import { useNarrow } from "../../shared/use-narrow"
import { PAGE_SIZE, useListParams } from "../list-params"
import { Invoice, invoicesQuery } from "../queries"
import { useBulkActs } from "../send/use-bulk-acts"
import { useExport } from "./use-export"
import { useMoneyFilters } from "./use-money-filters"
import { useSummary } from "./use-summary"

const FILTERS = ["status", "payment_status", "overdue", "disputed", "currency_code", "customer_id", "order_id"] as const
const MULTIPLE = ["status", "payment_status", "currency_code"] as const
const helper = createDataTableColumnHelper<Invoice>()

/** Every invoice; what is filtered is counted and summed in the header. */
export const InvoicesTab = () => {
  const { t } = useTranslation("crm")
  const ready = useFilterAddress(MULTIPLE)
  const params = useListParams(FILTERS, "-created_at")
  const query = useQuery(invoicesQuery(params))
  const { data } = query
  const columns = useColumns()
  const filters = useFilters(params.customer_id as string | undefined)
  const summary = useSummary("receivable.invoices.count", data?.count, data?.totals)
  const { dialog, ...selection } = useBulkActs("invoices")
  const onExport = useExport("invoices", params)
  if (!ready) {
    return null
  }
  return (
    <>
      <ListTable
        {...selection}
        onExport={onExport}
        query={query}
        rowsOf={(answer) => answer.invoices}
        columns={columns}
        filters={filters}
        pageSize={PAGE_SIZE}
        heading={t("receivable.tabs.invoices")}
        summary={summary}
        rowHref={(row) => `/crm/receivables/invoices/${row.id}`}
        empty={{
          title: t("receivable.invoices.empty"),
          description: t("receivable.invoices.emptyDescription"),
          action: { label: t("overview.openOrders"), to: "/orders" },
        }}
      />
      {dialog}
    </>
  )
}

function useColumns() {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  return useMemo(() => {
    const number = helper.accessor("number", {
      header: t("receivable.fields.number"),
      enableSorting: true,
      cell: ({ row }) => (
        <span className="text-ui-fg-base whitespace-nowrap tabular-nums">
          {row.original.number ?? t("status.invoice.draft")}
        </span>
      ),
    })
    const status = helper.accessor("payment_status", {
      header: t("receivable.fields.status"),
      cell: ({ row }) => (
        <div className="flex items-center gap-x-1">
          <InvoiceStatus invoice={row.original} />
          {row.original.disputed_total > 0 ? <DocumentStatus kind="dispute" status="open" /> : null}
        </div>
      ),
    })
    const outstanding = helper.accessor("outstanding", {
      header: t("receivable.fields.outstanding"),
      enableSorting: true,
      align: "right",
      cell: ({ row }) => (
        <Money amount={row.original.outstanding} currency={row.original.currency_code} className="text-ui-fg-base" />
      ),
    })
    if (narrow) {
      return [number, status, outstanding]
    }
    return [
      helper.select(),
      number,
      helper.accessor("customer_name", {
        header: t("common.customer"),
        enableSorting: true,
        cell: ({ getValue }) => <span className="text-ui-fg-base truncate">{getValue() ?? "–"}</span>,
      }),
      status,
      helper.accessor("order_display_id", {
        header: t("receivable.fields.order"),
        cell: ({ row }) => (
          <span className="whitespace-nowrap tabular-nums">
            {[row.original.order_display_id && `#${row.original.order_display_id}`, row.original.purchase_order_number]
              .filter(Boolean)
              .join(" · ") || "–"}
          </span>
        ),
      }),
      helper.accessor("issue_date", {
        header: t("receivable.fields.issueDate"),
        enableSorting: true,
        cell: ({ getValue }) => <Day value={getValue()} />,
      }),
      helper.accessor("next_due_date", {
        header: t("receivable.fields.dueDate"),
        enableSorting: true,
        cell: ({ row }) => (
          <Day
            value={row.original.next_due_date ?? row.original.due_date}
            className={row.original.overdue ? "text-ui-fg-error" : ""}
          />
        ),
      }),
      helper.accessor("total", {
        header: t("common.total"),
        enableSorting: true,
        align: "right",
        cell: ({ row }) => <Money amount={row.original.total} currency={row.original.currency_code} />,
      }),
      outstanding,
    ]
  }, [t, narrow])
}

/** One badge for what an invoice is and how it is paid. */
export const InvoiceStatus = ({ invoice }: { invoice: Pick<Invoice, "status" | "payment_status" | "overdue"> }) =>
  invoice.status === "issued" ? (
    <DocumentStatus kind="payment" status={invoice.overdue ? "overdue" : invoice.payment_status} />
  ) : (
    <DocumentStatus kind="invoice" status={invoice.status} />
  )

function useFilters(customerId: string | undefined): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const shared = useMoneyFilters(customerId)
  return useMemo(() => {
    const words = (kind: string, values: string[]) =>
      values.map((value) => ({ value, label: t(`status.${kind}.${value}`) }))
    return [
      {
        id: "status",
        type: "multiselect",
        label: t("receivable.fields.document"),
        options: words("invoice", ["draft", "issued", "voided"]),
      },
      {
        id: "payment_status",
        type: "multiselect",
        label: t("receivable.fields.payment"),
        options: words("payment", ["unpaid", "partially_paid", "paid"]),
      },
      {
        id: "overdue",
        type: "radio",
        label: t("receivable.fields.overdue"),
        options: [
          { value: "true", label: t("common.yes") },
          { value: "false", label: t("common.no") },
        ],
      },
      {
        id: "disputed",
        type: "radio",
        label: t("collection.queue.disputed"),
        options: [
          { value: "true", label: t("common.yes") },
          { value: "false", label: t("common.no") },
        ],
      },
      ...shared,
    ] as DataTableFilter[]
  }, [t, shared])
}
