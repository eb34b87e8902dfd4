import { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { InvoiceStatus } from "../receivable/lists/invoices-tab"
import { MoneyButton } from "../receivable/money-button"
import { OrderMoney, orderMoneyQuery } from "../receivable/queries"
import { useMoneyAct } from "../receivable/use-money-act"
import { ErrorState } from "../shared/error-state"
import { Money } from "../shared/money"
import { TextSkeleton } from "../shared/skeletons"
import { WidgetRow, WidgetSection } from "./widget-section"

/** On the host's order page: its quote, what is invoiced and owed, and the button that invoices it. */
export const OrderMoneyWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(orderMoneyQuery(order.id))
  const issue = useMoneyAct({ path: `/admin/crm/orders/${order.id}/invoices`, done: t("receivable.invoice.issued") })
  const open = data && data.order.to_invoice > 0 && !data.order.canceled_at
  return (
    <WidgetSection
      title={t("widgets.order.title")}
      action={
        open ? (
          <MoneyButton variant="secondary" isLoading={issue.isPending} onClick={() => issue.mutate({ issue: true })}>
            {t("widgets.order.issue")}
          </MoneyButton>
        ) : null
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data ? <Facts data={data} /> : null}
    </WidgetSection>
  )
}

const Facts = ({ data }: { data: OrderMoney }) => {
  const { t } = useTranslation("crm")
  const { order, quote, invoices, outstanding, currency_code: currency } = data
  return (
    <>
      {quote ? (
        <WidgetRow label={t("widgets.order.quote")}>
          <Link to={`/crm/quotes/${quote.id}`} className="text-ui-fg-interactive-hover">
            {quote.number}
          </Link>
        </WidgetRow>
      ) : null}
      {invoices.map((invoice) => (
        <div key={invoice.id} className="flex items-center justify-between gap-x-4 px-6 py-3">
          <div className="flex items-center gap-x-2">
            <Link
              to={`/crm/receivables/invoices/${invoice.id}`}
              className="text-ui-fg-interactive-hover txt-compact-small whitespace-nowrap"
            >
              {invoice.number ?? t("receivable.invoice.draft")}
            </Link>
            <InvoiceStatus invoice={invoice} />
          </div>
          <Money amount={invoice.total} currency={currency} className="txt-compact-small" />
        </div>
      ))}
      {!invoices.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("widgets.order.none")}
        </Text>
      ) : null}
      {order.to_invoice > 0 && order.invoiced_total > 0 ? (
        <WidgetRow label={t("receivable.fields.toInvoice")}>
          <Money amount={order.to_invoice} currency={currency} />
        </WidgetRow>
      ) : null}
      {invoices.length ? (
        <WidgetRow label={t("receivable.fields.outstanding")}>
          <Money amount={outstanding} currency={currency} />
        </WidgetRow>
      ) : null}
    </>
  )
}
