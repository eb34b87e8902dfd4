import { MathBN } from "@medusajs/framework/utils"

import { OPENING_INVOICE } from "../../opening-balance"
import { openParts, paymentCodes, paymentFacts } from "../payment"
import type { InvoiceDocument } from "../types"
import { discountLines, isSettled, isZero, taxNotes, TotalRow, totalRows, Wording } from "../wording"
import { ACCENT, GREY, section, totals } from "./layout"
import { howToPay } from "./how-to-pay"
import { PaperForm, printPaper } from "./paper"

const TITLES: Record<string, "paper.deposit_invoice" | "paper.interest_invoice" | "paper.opening_balance"> = {
  "386": "paper.deposit_invoice",
  "84": "paper.interest_invoice",
  [OPENING_INVOICE]: "paper.opening_balance",
}

/**
 * The paper of an invoice in the buyer's language. A settled one says "Paid" and asks for 0.
 * Where tax invoices are issued elsewhere, each page says that this is none (never "Nota fiscal").
 */
export const renderInvoicePdf = (invoice: InvoiceDocument, form?: PaperForm): Promise<Buffer> =>
  printPaper(invoice, form, (doc, wording) => {
    const { t, day, money } = wording
    const parts = doc.instalments.length < 2 ? [] : openParts(doc)
    return {
      title: t(TITLES[doc.document_type ?? ""] ?? "paper.invoice"),
      badge: badgeOf(doc, wording),
      watermark: watermarkOf(doc, wording),
      date: doc.issue_date,
      footnote: doc.fiscal_documents === "elsewhere" ? t("fiscal.elsewhere") : undefined,
      facts: [
        [t("paper.issue_date"), doc.issue_date && day(doc.issue_date)],
        [t("paper.supply_date"), doc.supply_date && day(doc.supply_date)],
        [t("paper.due_date"), doc.due_date && day(doc.due_date)],
        [t("paper.order"), doc.order_display_id],
        [t("paper.quote_number"), doc.quote_number],
        [t("paper.purchase_order"), doc.purchase_order_number],
        [t("paper.buyer_reference"), doc.buyer_reference],
      ],
      closing: [
        totals([...totalRows(doc, wording, t("totals.total")), ...payableRows(doc, wording)]),
        ...section(t("tax.notes"), taxNotes(doc, wording)),
        ...section(
          t("payment.terms"),
          isSettled(doc)
            ? [t("payment.settled")]
            : [
                ...parts.map((part) =>
                  t("payment.instalment", { amount: money(part.open ?? part.amount), date: day(part.due_date) })
                ),
                ...discountLines(doc.payment_terms, doc.issue_date, wording),
              ]
        ),
        ...howToPay(paymentFacts(doc, wording), paymentCodes(doc, wording), doc.payment_instructions?.text, wording),
      ],
    }
  })

function watermarkOf({ status, preview }: InvoiceDocument, { t }: Wording): string | undefined {
  if (status === "issued") {
    return preview ? t("paper.preview") : undefined
  }
  return t(status === "draft" ? "paper.draft" : "paper.voided")
}

function badgeOf(doc: InvoiceDocument, { t }: Wording) {
  if (doc.status === "voided") {
    return { text: t("paper.voided"), color: "#b91c1c" }
  }
  if (doc.status === "draft" && doc.number) {
    return { text: t("paper.draft"), color: GREY }
  }
  return isSettled(doc) ? { text: t("totals.paid"), color: ACCENT } : undefined
}

function payableRows(doc: InvoiceDocument, { t, money }: Wording): TotalRow[] {
  const paid = isSettled(doc) ? doc.total : doc.prepaid
  const payable = isSettled(doc) ? 0 : doc.payable
  return isZero(paid) && !isSettled(doc)
    ? []
    : [
        { label: t("totals.prepaid"), amount: money(MathBN.mult(paid, -1)) },
        { label: t("totals.payable"), amount: money(payable), strong: true },
      ]
}
