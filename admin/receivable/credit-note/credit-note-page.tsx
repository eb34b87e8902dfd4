import { ArrowDownTray, Eye } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"

import { ActionMenu } from "../../shared/action-menu"
import { Row, Section } from "../../shared/section"
import { Day } from "../../shared/day"
import { saveFile } from "../../shared/save-file"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { isNotFound } from "../../shared/sdk"
import { SectionSkeleton } from "../../shared/skeletons"
import { DocumentHistory } from "../document-history"
import { AllocationTable } from "../invoice/allocations-section"
import { DocumentItems } from "../invoice/document-items"
import { DocumentMails } from "../invoice/document-mails"
import { PdfDialog } from "../invoice/pdf-dialog"
import { MoneyButton } from "../money-button"
import { CreditNoteDetail, creditNoteQuery, invoiceQuery } from "../queries"
import { AllocateRest } from "../receipt/allocate-rest"
import { SendDialog } from "../send/send-dialog"
import { EInvoiceSection } from "../tax/e-invoice-section"
import { RefundsSection } from "../refunds-section"
import { useNamedHostControls } from "../../shared/use-named-host-controls"

/** CRM › Receivables › one credit note: what it takes back, what it settled, and what is left of it. */
export const CreditNotePage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: note, error, refetch } = useQuery(creditNoteQuery(id))
  if (error && !note) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState
            title={t("receivable.creditNote.notFound")}
            action={{ label: t("receivable.title"), to: "/crm/receivables?tab=credit_notes" }}
          />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!note) {
    return <SectionSkeleton lines={6} />
  }
  return (
    <div className="flex w-full flex-col gap-y-3">
      <CreditNoteHeader note={note} />
      <CreditNoteFacts note={note} />
      <DocumentItems document={note} />
      <Section title={t("receivable.allocations.usedOn")}>
        {note.allocations.length ? (
          <AllocationTable allocations={note.allocations} currency={note.currency_code} byInvoice />
        ) : (
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("receivable.creditNote.notAllocated")}
          </Text>
        )}
      </Section>
      <EInvoiceSection noun="credit-notes" document={{ ...note, status: "issued" }} />
      <DocumentMails noun="credit-notes" document={note} />
      <RefundsSection
        path={`/admin/crm/credit-notes/${note.id}`}
        refunds={note.refunds}
        currency={note.currency_code}
        left={note.reason_code === "early_payment" ? 0 : note.unallocated}
      />
      <AllocateRest
        path={`/admin/crm/credit-notes/${note.id}/allocations`}
        customerId={note.bill_to_customer_id}
        currency={note.currency_code}
        unallocated={note.unallocated}
      />
      <DocumentHistory noun="credit-notes" id={note.id} />
    </div>
  )
}

const CreditNoteHeader = ({ note }: { note: CreditNoteDetail }) => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState<"send" | "preview" | null>(null)
  const pdf = (): void => {
    saveFile(`/admin/crm/credit-notes/${note.id}/pdf`, { filename: `${note.number ?? note.id}.pdf` })
  }
  return (
    <Container className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-start md:justify-between">
      <div className="flex flex-col gap-y-1">
        <Heading>{note.number}</Heading>
        <Text size="small">{note.customer_name}</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("receivable.fields.issueDate")} <Day value={note.issue_date} />
        </Text>
      </div>
      <div className="flex items-center justify-between gap-x-4 md:justify-end">
        <div className="md:text-end">
          <Text size="small" className="text-ui-fg-subtle">
            {t("common.total")}
          </Text>
          <Heading>
            <Money amount={note.total} currency={note.currency_code} />
          </Heading>
        </div>
        <div className="flex items-center gap-x-2">
          <MoneyButton onClick={() => setOpen("send")}>{t("documents.send.action")}</MoneyButton>
          <ActionMenu
            variant="primary"
            groups={[
              {
                actions: [
                  { icon: <Eye />, label: t("documents.preview"), onClick: () => setOpen("preview") },
                  { icon: <ArrowDownTray />, label: t("common.downloadPdf"), onClick: pdf },
                ],
              },
            ]}
          />
        </div>
        {open === "send" ? <SendDialog noun="credit-notes" document={note} onClose={() => setOpen(null)} /> : null}
        {open === "preview" ? <PdfDialog noun="credit-notes" document={note} onClose={() => setOpen(null)} /> : null}
      </div>
    </Container>
  )
}

const CreditNoteFacts = ({ note }: { note: CreditNoteDetail }) => {
  const { t } = useTranslation("crm")
  const { data: invoice } = useQuery(invoiceQuery(note.invoice_id))
  return (
    <Section title={t("receivable.receipt.facts")}>
      <Row label={t("receivable.fields.invoice")}>
        <Link to={`/crm/receivables/invoices/${note.invoice_id}`} className="text-ui-fg-interactive-hover tabular-nums">
          {invoice?.number ?? "…"}
        </Link>
      </Row>
      <Row label={t("receivable.fields.unallocated")}>
        <Money amount={note.unallocated} currency={note.currency_code} className="text-ui-fg-base" />
      </Row>
      {note.reason_code ? <Row label={t("credit.reasonCode")}>{t(`credit.reasons.${note.reason_code}`)}</Row> : null}
      {note.reason ? <Row label={t("receivable.creditNote.reason")}>{note.reason}</Row> : null}
    </Section>
  )
}
