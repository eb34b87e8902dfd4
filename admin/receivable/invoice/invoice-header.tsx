import { Container, Heading, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ActionMenu } from "../../shared/action-menu"
import { Day, Moment } from "../../shared/day"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { DocumentStatus } from "../../shared/status-badge"
import { accountHref } from "../collection/queries"
import { InvoiceStatus } from "../lists/invoices-tab"
import { MoneyButton } from "../money-button"
import { InvoiceDetail } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { useInvoiceActions } from "./use-invoice-actions"

/** What the invoice asks for, how it stands, and what can be done with it. */
export const InvoiceHeader = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const draft = invoice.status === "draft"
  return (
    <Container className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-start md:justify-between">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <Heading>{invoice.number ?? t("receivable.invoice.draft")}</Heading>
          <InvoiceStatus invoice={invoice} />
          {invoice.disputed_total > 0 ? <DocumentStatus kind="dispute" status="open" /> : null}
        </div>
        <Link
          to={accountHref(invoice.bill_to_customer_id ?? invoice.customer_id, invoice.currency_code)}
          className="txt-small hover:text-ui-fg-interactive"
        >
          {invoice.customer_name}
        </Link>
        <Text size="small" className="text-ui-fg-subtle">
          {invoice.issue_date ? (
            <>
              {t("receivable.fields.issueDate")} <Day value={invoice.issue_date} /> · {t("receivable.fields.dueDate")}{" "}
              <Day value={invoice.due_date} />
            </>
          ) : (
            t("receivable.invoice.notIssued")
          )}
        </Text>
        <div className="flex gap-x-3">
          {invoice.order_id ? (
            <TextLink to={`/orders/${invoice.order_id}`}>
              {t("receivable.invoice.order", { number: invoice.order_display_id ?? "" })}
            </TextLink>
          ) : null}
          {invoice.quote ? <TextLink to={`/crm/quotes/${invoice.quote.id}`}>{invoice.quote.number}</TextLink> : null}
        </div>
        {invoice.opened_count ? (
          <Text size="small" className="text-ui-fg-subtle" data-testid="crm-invoice-opened">
            {plural(t, "documents.opened", invoice.opened_count)} <Moment value={invoice.last_opened_at} />
          </Text>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center justify-between gap-x-4 whitespace-nowrap md:justify-end">
        <div className="md:text-end">
          <Text size="small" className="text-ui-fg-subtle">
            {t("receivable.fields.outstanding")}
          </Text>
          <Heading data-testid="crm-invoice-outstanding">
            <Money amount={draft ? invoice.total : invoice.outstanding} currency={invoice.currency_code} />
          </Heading>
        </div>
        <Acts invoice={invoice} />
      </div>
    </Container>
  )
}

const TextLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link to={to} className="text-ui-fg-interactive-hover txt-compact-small">
    {children}
  </Link>
)

const Acts = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const { groups, dialog, open } = useInvoiceActions(invoice)
  const issue = useMoneyAct({ path: `/admin/crm/invoices/${invoice.id}/issue`, done: t("receivable.invoice.issued") })
  const { id, customer_id } = invoice
  return (
    <div className="flex items-center gap-x-2">
      {invoice.status === "issued" && !invoice.handed_over_at ? (
        <MoneyButton variant="secondary" className="hidden md:inline-flex" onClick={() => open("send")}>
          {t("documents.send.action")}
        </MoneyButton>
      ) : null}
      {invoice.status === "draft" ? (
        <MoneyButton isLoading={issue.isPending} onClick={() => issue.mutate()}>
          {t("receivable.invoice.issue")}
        </MoneyButton>
      ) : invoice.outstanding > 0 ? (
        <MoneyButton to={`/crm/receivables/record?tab=invoices&customer_id=${customer_id}&invoice_id=${id}`}>
          {t("receivable.receipt.record")}
        </MoneyButton>
      ) : null}
      <ActionMenu groups={groups} variant="primary" />
      {dialog}
    </div>
  )
}
