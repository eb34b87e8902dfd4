import type { CreditNoteDocument } from "../types"
import { taxNotes, totalRows } from "../wording"
import { GREY, section, totals } from "./layout"
import { PaperForm, printPaper } from "./paper"

/** The paper that takes back all or part of an invoice, which it names. Its amounts are positive: they are what is credited. */
export const renderCreditNotePdf = (note: CreditNoteDocument, form?: PaperForm): Promise<Buffer> =>
  printPaper(note, form, (doc, wording) => {
    const { t, day } = wording
    return {
      title: t("paper.credit_note"),
      badge: doc.status === "voided" ? { text: t("paper.voided"), color: GREY } : undefined,
      watermark: doc.status === "voided" ? t("paper.voided") : doc.status === "draft" ? t("paper.draft") : undefined,
      date: doc.issue_date,
      footnote: doc.fiscal_documents === "elsewhere" ? t("fiscal.elsewhere") : undefined,
      facts: [
        [t("paper.issue_date"), doc.issue_date && day(doc.issue_date)],
        [t("paper.credited_invoice"), doc.invoice_number],
        [t("paper.credited_invoice_date"), doc.invoice_issue_date && day(doc.invoice_issue_date)],
        [t("paper.purchase_order"), doc.purchase_order_number],
        [t("paper.buyer_reference"), doc.buyer_reference],
      ],
      closing: [
        totals(totalRows(doc, wording, t("totals.credit_total"))),
        ...section(t("tax.notes"), taxNotes(doc, wording)),
        ...section(t("paper.reason"), doc.reason ? [doc.reason] : []),
      ],
    }
  })
