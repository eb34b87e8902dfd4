import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"

import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { isNotFound } from "../../shared/sdk"
import { DetailSkeleton } from "../../shared/skeletons"
import { invoiceQuery } from "../queries"
import { AllocationsSection } from "./allocations-section"
import { DocumentMails } from "./document-mails"
import { InvoiceHeader } from "./invoice-header"
import { InvoiceHistory } from "./invoice-history"
import { InvoiceItems } from "./invoice-items"
import { PaymentSection } from "./payment-section"
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
            {entry("CrmInvoiceItems", <InvoiceItems invoice={invoice} />)}
            {entry("CrmInvoiceAllocations", <AllocationsSection invoice={invoice} />)}
          </>
        ),
        side: (
          <>
            {entry("CrmInvoiceInstalments", <InstalmentsSection invoice={invoice} />)}
            {entry("CrmInvoiceCreditNotes", <CreditNotesSection invoice={invoice} />)}
            {entry("CrmInvoiceParties", <PartiesSection invoice={invoice} />)}
            {entry("CrmInvoicePayment", <PaymentSection invoice={invoice} />)}
            {entry("CrmInvoiceTax", <TaxSection invoice={invoice} />)}
            {entry("CrmInvoiceMails", <DocumentMails noun="invoices" document={invoice} />)}
            {entry("CrmInvoiceHistory", <InvoiceHistory invoice={invoice} />)}
          </>
        ),
      }}
    />
  )
}
