import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"

import { RemindersSection } from "../../dunning/reminders-section"
import { FollowUpsSection } from "../../follow-up/follow-ups-section"
import { InteractionsSection } from "../../interaction/interactions-section"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { isNotFound } from "../../shared/sdk"
import { DetailSkeleton } from "../../shared/skeletons"
import { DocumentHistory } from "../document-history"
import { invoiceQuery } from "../queries"
import { DisputesSection } from "../collection/disputes-section"
import { PromisesSection } from "../collection/promises-section"
import { AllocationsSection } from "./allocations-section"
import { DocumentMails } from "./document-mails"
import { InvoiceHeader } from "./invoice-header"
import { DocumentItems } from "./document-items"
import { PaymentSection } from "./payment-section"
import { minus } from "../rules/minus"
import { TaxSection } from "../tax/tax-section"
import { CreditNotesSection, InstalmentsSection, PartiesSection } from "./side-sections"
import { useNamedHostControls } from "../../shared/use-named-host-controls"

/** CRM › Receivables › one invoice: is it right, is it paid, by what? */
export const InvoicePage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: invoice, error, refetch } = useQuery(invoiceQuery(id))
  if (error && !invoice) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState
            title={t("receivable.invoice.notFound")}
            action={{ label: t("receivable.title"), to: "/crm/receivables?tab=invoices" }}
          />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!invoice) {
    return <DetailSkeleton />
  }
  const left = minus(invoice.outstanding, invoice.disputed_total)
  const disputable =
    left > 0 ? [{ id, number: invoice.number ?? "", currency: invoice.currency_code, left, owner_id: invoice.owner_id }] : []
  const entry = (name: string, section: React.ReactNode) => (
    <LayoutComposer.Entry id={name}>{section}</LayoutComposer.Entry>
  )
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_invoice.details"
      preferredLayoutId="core:two-column"
      data={invoice}
      sections={{
        main: (
          <>
            {entry("CrmInvoiceHeader", <InvoiceHeader invoice={invoice} />)}
            {entry("CrmInvoiceItems", <DocumentItems document={invoice} />)}
            {entry("CrmInvoiceAllocations", <AllocationsSection invoice={invoice} />)}
            {invoice.status === "issued" ? (
              <>
                {entry("CrmInvoiceDisputes", <DisputesSection filters={{ invoice_id: id }} invoices={disputable} />)}
                {entry(
                  "CrmInvoicePromises",
                  <PromisesSection
                    path={`/admin/crm/invoices/${id}`}
                    name={invoice.customer_name ?? ""}
                    currency={invoice.currency_code}
                    outstanding={invoice.outstanding}
                  />
                )}
              </>
            ) : null}
          </>
        ),
        side: (
          <>
            {entry("CrmInvoiceInstalments", <InstalmentsSection invoice={invoice} />)}
            {entry("CrmInvoiceCreditNotes", <CreditNotesSection invoice={invoice} />)}
            {entry("CrmInvoiceParties", <PartiesSection invoice={invoice} />)}
            {entry("CrmInvoicePayment", <PaymentSection invoice={invoice} />)}
            {entry("CrmInvoiceTax", <TaxSection invoice={invoice} />)}
            {entry(
              "CrmInvoiceFollowUps",
              <FollowUpsSection
                about={{
                  customer_id: invoice.customer_id,
                  reference: { reference: "crm_invoice", reference_id: id },
                  name: invoice.number,
                }}
                filters={{ reference: "crm_invoice", reference_id: id }}
              />
            )}
            {entry(
              "CrmInvoiceInteractions",
              <InteractionsSection
                reference="crm_invoice"
                reference_id={id}
                name={invoice.number}
                customer_id={invoice.customer_id}
              />
            )}
            {entry("CrmInvoiceMails", <DocumentMails noun="invoices" document={invoice} />)}
            {invoice.status === "issued"
              ? entry("CrmInvoiceReminders", <RemindersSection of={{ invoice_id: invoice.id }} />)
              : null}
            {entry("CrmInvoiceHistory", <DocumentHistory noun="invoices" id={invoice.id} />)}
          </>
        ),
      }}
    />
  )
}
