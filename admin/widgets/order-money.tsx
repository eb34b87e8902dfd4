import { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { NextFollowUp } from "../follow-up/next-follow-up"
import { ProposalActions } from "../receivable/billing/proposal-actions"
import { Proposal } from "../receivable/billing/queries"
import { InvoiceStatus } from "../receivable/lists/invoices-tab"
import { OrderMoney, orderMoneyQuery } from "../receivable/queries"
import { BlockingReasons } from "../receivable/tax/blocking-reasons"
import { ErrorState } from "../shared/error-state"
import { Money } from "../shared/money"
import { TextSkeleton } from "../shared/skeletons"
import { OrderInvoiceActions } from "./order-invoice-actions"
import { OrderLines } from "./order-lines"
import { WidgetRow, WidgetSection } from "./widget-section"

/** On the host's order page: its quote, what is invoiced and owed line by line, what its documents lack, and the acts that invoice it. */
export const OrderMoneyWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(orderMoneyQuery(order.id))
  const isOpen = data && data.order.to_invoice > 0 && !data.order.canceled_at
  return (
    <WidgetSection title={t("widgets.order.title")} action={isOpen ? <OrderInvoiceActions data={data} /> : null}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data ? <Facts data={data} /> : null}
      <NextFollowUp
        about={{
          customer_id: order.customer_id,
          reference: { reference: "order", reference_id: order.id },
          name: `#${order.display_id}`,
        }}
        filters={{ reference: "order", reference_id: order.id }}
      />
    </WidgetSection>
  )
}

const Facts = ({ data }: { data: OrderMoney }) => {
  const { t } = useTranslation("crm")
  const { order, quote, invoices, lines, outstanding, currency_code: currency, billing_proposal: proposal } = data
  return (
    <>
      {proposal ? <ProposalRow proposal={proposal} /> : null}
      {quote ? (
        <WidgetRow label={t("widgets.order.quote")}>
          <Link to={`/crm/quotes/${quote.id}`} className="text-ui-fg-interactive-hover">
            {quote.number}
          </Link>
        </WidgetRow>
      ) : null}
      {invoices.map((invoice) => (
        <div key={invoice.id} className="flex flex-col gap-y-1 px-6 py-3">
          <div className="flex items-center justify-between gap-x-4">
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
          {invoice.status === "draft" ? <BlockingReasons id={invoice.id} /> : null}
        </div>
      ))}
      {!invoices.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("widgets.order.none")}
        </Text>
      ) : null}
      <OrderLines lines={lines} currency={currency} />
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

const ProposalRow = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation("crm")
  return (
    <div className="bg-ui-bg-subtle flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus">
          {t(`billing.proposals.kind.${proposal.kind}`)}{" "}
          <Money amount={proposal.amount} currency={proposal.currency_code} />
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t(`billing.proposals.reason.${proposal.reason}`)}
        </Text>
      </div>
      <ProposalActions proposal={proposal} named />
    </div>
  )
}
