import { InvoiceDetail } from "../queries"
import { EInvoiceSection } from "./e-invoice-section"
import { FiscalDocumentsSection } from "./fiscal-documents-section"

/** What the tax office gets of an invoice: an electronic invoice of ours, or the documents made in its own system. */
export const TaxSection = ({ invoice }: { invoice: InvoiceDetail }) =>
  invoice.fiscal_documents === "elsewhere" ? (
    <FiscalDocumentsSection invoice={invoice} />
  ) : (
    <EInvoiceSection noun="invoices" document={invoice} />
  )
