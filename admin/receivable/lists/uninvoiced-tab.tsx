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
import { useUrlState } from "../../shared/use-url-state"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { uninvoicedOrdersQuery } from "../queries"
import { ReportTable } from "./report-table"

const WIDE = "hidden md:table-cell"

/** Orders that are not wholly invoiced, or of them what was delivered already: the list behind "delivered, not invoiced". */
export const UninvoicedTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, offset, ...filters }, setUrl] = useUrlState([
    "currency",
    "offset",
    "delivered",
    "customer_id",
    ...NARROWING,
  ] as const)
  const { data, error, refetch } = useQuery(
    uninvoicedOrdersQuery({
      limit: PAGE_SIZE,
      offset: parseInt(offset ?? "0", 10) || 0,
      currency_code: currency,
      ...filters,
    })
  )
  const isDelivered = filters.delivered === "true"
  const code = data?.currency_code ?? currency ?? ""
  const sum = isDelivered ? data?.delivered_not_invoiced : data?.to_come
  return (
    <ReportTable
      title={t("receivable.tabs.uninvoiced")}
      summary={data ? `${plural(t, "receivable.uninvoiced.count", data.count)} · ${money(sum, code)}` : "\u00a0"}
      tools={
        <div className="flex flex-wrap items-center gap-2">
          <NarrowedBy />
          <div className="w-40">
            <Choice
              size="small"
              label={t("receivable.uninvoiced.which")}
              value={isDelivered ? "delivered" : "all"}
              options={[
                { value: "all", label: t("common.all") },
                { value: "delivered", label: t("receivable.uninvoiced.delivered") },
              ]}
              onChange={(which) => setUrl({ delivered: which === "delivered" ? "true" : null })}
            />
          </div>
          <CurrencyChoice value={code} />
        </div>
      }
      head={
        <Table.Row>
          <Table.HeaderCell>{t("receivable.fields.order")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE}>{t("common.customer")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE}>{t("receivable.fields.deliveredDate")}</Table.HeaderCell>
          <Table.HeaderCell className={`${WIDE} text-end`}>{t("common.total")}</Table.HeaderCell>
          <Table.HeaderCell className={`${isDelivered ? WIDE : ""} text-end`}>
            {t("receivable.uninvoiced.toCome")}
          </Table.HeaderCell>
          <Table.HeaderCell className={`${isDelivered ? "" : WIDE} text-end`}>
            {t("receivable.uninvoiced.delivered")}
          </Table.HeaderCell>
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
          <Table.Cell className={WIDE}>
            <Day value={order.delivered_date} />
          </Table.Cell>
          <Table.Cell className={`${WIDE} text-end`}>
            <Money amount={order.total} currency={code} />
          </Table.Cell>
          <Table.Cell className={`${isDelivered ? WIDE : ""} text-end`}>
            <Money amount={order.to_come} currency={code} className="text-ui-fg-base" />
          </Table.Cell>
          <Table.Cell className={`${isDelivered ? "" : WIDE} text-end`}>
            <Money amount={order.delivered_not_invoiced} currency={code} className="text-ui-fg-base" />
          </Table.Cell>
        </Table.Row>
      ))}
      count={data?.count ?? 0}
      empty={
        <EmptyState
          title={t("receivable.uninvoiced.empty")}
          description={t("receivable.uninvoiced.emptyDescription")}
        />
      }
      error={error}
      onRetry={() => refetch()}
    />
  )
}
