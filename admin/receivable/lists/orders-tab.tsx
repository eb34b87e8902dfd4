import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { useUrlState } from "../../shared/use-url-state"
import { BulkDrawer } from "../billing/bulk-drawer"
import { toInvoiceQuery } from "../billing/queries"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { MoneyButton } from "../money-button"
import { ReportTable } from "./report-table"

const WIDE = "hidden md:table-cell"

/** Goods that left the house without an invoice, and the one button that invoices them all. */
export const OrdersTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const [{ currency, offset }] = useUrlState(["currency", "offset"] as const)
  const { data, error, refetch } = useQuery(
    toInvoiceQuery({ limit: PAGE_SIZE, offset: parseInt(offset ?? "0", 10) || 0, currency_code: currency })
  )
  const sums = data?.totals.map(({ currency_code, outstanding }) => money(outstanding, currency_code)).join(" + ")
  return (
    <>
      <ReportTable
        title={t("billing.toInvoice.title")}
        summary={data ? [plural(t, "billing.toInvoice.count", data.count), sums].filter(Boolean).join(" · ") : "\u00a0"}
        tools={
          <div className="flex flex-wrap items-center gap-2">
            <CurrencyChoice value={currency ?? ""} withAll />
            {data?.count ? (
              <MoneyButton variant="secondary" onClick={() => setOpen(true)}>
                {t("billing.toInvoice.all", { count: data.count })}
              </MoneyButton>
            ) : null}
          </div>
        }
        head={
          <Table.Row>
            <Table.HeaderCell>{t("receivable.fields.order")}</Table.HeaderCell>
            <Table.HeaderCell className={WIDE}>{t("common.customer")}</Table.HeaderCell>
            <Table.HeaderCell>{t("receivable.fields.deliveredDate")}</Table.HeaderCell>
            <Table.HeaderCell className={`${WIDE} text-end`}>{t("billing.toInvoice.pieces")}</Table.HeaderCell>
            <Table.HeaderCell className={`${WIDE} text-end`}>{t("common.total")}</Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("receivable.fields.toInvoice")}</Table.HeaderCell>
          </Table.Row>
        }
        rows={data?.orders.map((order) => (
          <Table.Row key={order.order_id}>
            <Table.Cell className="py-2">
              <Link to={`/orders/${order.order_id}`} className="text-ui-fg-interactive-hover">
                #{order.display_id}
              </Link>
              <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
                {order.customer_name}
              </Text>
            </Table.Cell>
            <Table.Cell className={`${WIDE} text-ui-fg-base`}>{order.customer_name ?? "–"}</Table.Cell>
            <Table.Cell>
              <Day value={order.delivered_date} />
            </Table.Cell>
            <Table.Cell className={`${WIDE} text-end tabular-nums`}>
              {formatNumber(order.to_invoice_quantity, locale)}
            </Table.Cell>
            <Table.Cell className={`${WIDE} text-end`}>
              <Money amount={order.total} currency={order.currency_code} />
            </Table.Cell>
            <Table.Cell className="text-end">
              <Money amount={order.to_invoice_total} currency={order.currency_code} className="text-ui-fg-base" />
            </Table.Cell>
          </Table.Row>
        ))}
        count={data?.count ?? 0}
        empty={
          <EmptyState title={t("billing.toInvoice.empty")} description={t("billing.toInvoice.emptyDescription")} />
        }
        error={error}
        onRetry={() => refetch()}
      />
      {isOpen ? <BulkDrawer currency={currency} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
