import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { Money, useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { useUrlState } from "../../shared/use-url-state"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { uninvoicedOrdersQuery } from "../queries"
import { ReportTable } from "./report-table"

/** Goods that left the house without an invoice. */
export const OrdersTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, offset }] = useUrlState(["currency", "offset"] as const)
  const { data, error, refetch } = useQuery(
    uninvoicedOrdersQuery({
      limit: PAGE_SIZE,
      offset: parseInt(offset ?? "0", 10) || 0,
      currency_code: currency,
      delivered: true,
    })
  )
  const code = data?.currency_code ?? currency ?? ""
  return (
    <ReportTable
      title={t("receivable.tabs.orders")}
      summary={
        data
          ? `${plural(t, "receivable.orders.count", data.count)} · ${money(data.delivered_not_invoiced, code)}`
          : "\u00a0"
      }
      tools={<CurrencyChoice value={code} />}
      head={
        <Table.Row>
          <Table.HeaderCell>{t("receivable.fields.order")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden md:table-cell">{t("common.customer")}</Table.HeaderCell>
          <Table.HeaderCell>{t("receivable.fields.deliveredDate")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden text-end md:table-cell">{t("common.total")}</Table.HeaderCell>
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
          <Table.Cell className="text-ui-fg-base hidden md:table-cell">{order.customer_name ?? "–"}</Table.Cell>
          <Table.Cell>
            <Day value={order.delivered_date} />
          </Table.Cell>
          <Table.Cell className="hidden text-end md:table-cell">
            <Money amount={order.total} currency={code} />
          </Table.Cell>
          <Table.Cell className="text-end">
            <Money amount={order.delivered_not_invoiced} currency={code} className="text-ui-fg-base" />
          </Table.Cell>
        </Table.Row>
      ))}
      count={data?.count ?? 0}
      empty={<EmptyState title={t("receivable.orders.empty")} description={t("receivable.orders.emptyDescription")} />}
      error={error}
      onRetry={() => refetch()}
    />
  )
}
