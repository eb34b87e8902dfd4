import { MathBN } from "@medusajs/framework/utils"

import type { InvoiceDocument } from "../types"
import { isSettled, isZero, TotalRow, totalRows, Wording } from "../wording"
import { ACCENT, GREY, section, totals } from "./layout"
import { printPaper } from "./paper"

/**
 * The paper of an invoice in the buyer's language. A settled one says "Paid" and asks for 0.
 * Where tax invoices are issued elsewhere, each page says that this is none (never "Nota fiscal").
 */
export const renderInvoicePdf = (invoice: InvoiceDocument): Promise<Buffer> =>
  printPaper(invoice, (doc, wording) => {
    const { t, day, money } = wording
    const parts = isSettled(doc) || doc.instalments.length < 2 ? [] : doc.instalments
    return {
      title: t("paper.invoice"),
      badge: badgeOf(doc, wording),
      date: doc.issue_date,
      footnote: doc.fiscal_documents === "elsewhere" ? t("fiscal.elsewhere") : undefined,
      facts: [
        [t("paper.issue_date"), doc.issue_date && day(doc.issue_date)],
        [t("paper.supply_date"), doc.supply_date && day(doc.supply_date)],
        [t("paper.due_date"), doc.due_date && day(doc.due_date)],
        [t("paper.order"), doc.order_display_id],
        [t("paper.quote_number"), doc.quote_number],
        [t("paper.purchase_order"), doc.purchase_order_number],
      ],
      closing: [
        totals([...totalRows(doc, wording, t("totals.total")), ...payableRows(doc, wording)]),
        ...section(
          t("payment.terms"),
          isSettled(doc)
            ? [t("payment.settled")]
            : parts.map((part) => t("payment.instalment", { amount: money(part.amount), date: day(part.due_date) }))
        ),
      ],
    }
  })

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
