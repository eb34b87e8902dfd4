import { ArrowDownTray, ArrowUturnLeft, EllipsisHorizontal, XCircle } from "@medusajs/icons"
import { Button, Container, DropdownMenu, Heading, IconButton, Text, toast, Tooltip, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { downloadFile } from "../../shared/download-file"
import { Money } from "../../shared/money"
import { errorMessage } from "../../shared/sdk"
import { InvoiceStatus } from "../lists/invoices-tab"
import { InvoiceDetail } from "../queries"
import { useMoneyAct } from "../use-money-act"

/** What the invoice asks for, how it stands, and what can be done with it. */
export const InvoiceHeader = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const draft = invoice.status === "draft"
  return (
    <Container className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <Heading>{invoice.number ?? t("receivable.invoice.draft")}</Heading>
          <InvoiceStatus invoice={invoice} />
        </div>
        <Text size="small">{invoice.customer_name}</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {invoice.issue_date ? (
            <>
              {t("receivable.fields.issueDate")} <Day value={invoice.issue_date} /> · {t("receivable.fields.dueDate")} <Day value={invoice.due_date} />
            </>
          ) : (
            t("receivable.invoice.notIssued")
          )}
        </Text>
        <div className="flex gap-x-3">
          <TextLink to={`/orders/${invoice.order_id}`}>{t("receivable.invoice.order", { number: invoice.order_display_id ?? "" })}</TextLink>
          {invoice.quote ? <TextLink to={`/crm/quotes/${invoice.quote.id}`}>{invoice.quote.number}</TextLink> : null}
        </div>
      </div>
      <div className="flex items-center gap-x-4">
        <div className="text-end">
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

const TextLink = ({ to, children }: { to: string; children: React.ReactNode }) => (
  <Link to={to} className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover txt-compact-small">
    {children}
  </Link>
)

const Acts = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const ask = usePrompt()
  const number = invoice.number ?? t("receivable.invoice.draft")
  const path = `/admin/crm/invoices/${invoice.id}`
  const issue = useMoneyAct({ path: `${path}/issue`, done: t("receivable.invoice.issued") })
  const credit = useMoneyAct({ path: `${path}/credit-notes`, done: t("receivable.invoice.credited", { number }) })
  const cancel = useMoneyAct({ path: `${path}/void`, done: t("receivable.invoice.voided", { number }) })
  const confirmed = async (title: string, description: string, confirmText: string): Promise<boolean> =>
    ask({ title, description, confirmText, cancelText: t("common.cancel"), variant: "danger" })
  const pdf = () => downloadFile(`${path}/pdf`, { filename: `${number}.pdf` }).catch((error: unknown) => toast.error(errorMessage(error)))
  const credited = invoice.credit_notes.reduce((sum, note) => sum + note.total, 0)
  const why = whyNotCredit(invoice, credited)
  return (
    <div className="flex items-center gap-x-2">
      {invoice.status === "draft" ? (
        <Button size="small" isLoading={issue.isPending} onClick={() => issue.mutate()}>
          {t("receivable.invoice.issue")}
        </Button>
      ) : invoice.outstanding > 0 ? (
        <Button size="small" asChild>
          <Link to={`/crm/receivables/record?tab=invoices&customer_id=${invoice.customer_id}&invoice_id=${invoice.id}`}>{t("receivable.receipt.record")}</Link>
        </Button>
      ) : null}
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton size="small" aria-label={t("common.more")}>
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Item className="gap-x-2" onClick={pdf}>
            <ArrowDownTray className="text-ui-fg-subtle" />
            {t("common.downloadPdf")}
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          <Tooltip content={why ? t(why) : t("receivable.invoice.creditHint")} side="left">
            <span>
              <DropdownMenu.Item
                className="gap-x-2"
                disabled={Boolean(why)}
                onClick={async () => {
                  if (await confirmed(t("receivable.invoice.creditTitle", { number }), t("receivable.invoice.creditText"), t("receivable.invoice.credit"))) {
                    credit.mutate({})
                  }
                }}
              >
                <ArrowUturnLeft className="text-ui-fg-subtle" />
                {t("receivable.invoice.credit")}
              </DropdownMenu.Item>
            </span>
          </Tooltip>
          {invoice.status === "issued" ? (
            <DropdownMenu.Item
              className="gap-x-2"
              disabled={invoice.allocated_total > 0}
              onClick={async () => {
                if (await confirmed(t("receivable.invoice.voidTitle", { number }), t("receivable.invoice.voidText"), t("receivable.invoice.void"))) {
                  cancel.mutate({})
                }
              }}
            >
              <XCircle className="text-ui-fg-subtle" />
              {t("receivable.invoice.void")}
            </DropdownMenu.Item>
          ) : null}
        </DropdownMenu.Content>
      </DropdownMenu>
    </div>
  )
}

const whyNotCredit = (invoice: InvoiceDetail, credited: number): string | null => {
  if (invoice.status !== "issued") {
    return "receivable.invoice.creditNotIssued"
  }
  return credited >= invoice.total ? "receivable.invoice.creditedWhole" : null
}
