import type { Content } from "pdfmake/interfaces"

import type { QuoteDocument } from "../types"
import { creditLines, depositLines, paymentTermLines, totalRows, Wording } from "../wording"
import { GREY, INK, section, totals } from "./layout"
import { printPaper } from "./paper"

/** The buyer's page as a QR code that a phone opens, beside the total that is accepted there. */
const scan = (link: string, { t }: Wording): Content => ({
  columns: [
    { width: 84, stack: [{ qr: link, fit: 76, eccLevel: "M" as const, foreground: INK }] },
    { width: 90, text: t("paper.scan"), link, color: GREY, fontSize: 8, margin: [0, 28, 0, 0] },
  ],
})

/** The paper of an offer in the buyer's language: what is offered, for how much, until when, on which terms. */
export const renderQuotePdf = (quote: QuoteDocument): Promise<Buffer> =>
  printPaper(quote, "plain", (doc, wording) => {
    const { t, day } = wording
    const marks = [
      doc.version > 1 ? t("paper.version", { version: doc.version }) : "",
      doc.is_draft && doc.number ? t("paper.draft") : "",
    ].filter(Boolean)
    return {
      title: t("paper.quote"),
      badge: marks.length ? { text: marks.join(" · "), color: GREY } : undefined,
      date: doc.sent_date,
      heading: doc.title,
      cover: doc.cover_text,
      facts: [
        [t("paper.date"), doc.sent_date && day(doc.sent_date)],
        [t("paper.valid_until"), doc.valid_until && day(doc.valid_until)],
        [t("paper.delivery_wanted"), doc.requested_delivery_date && day(doc.requested_delivery_date)],
        [t("paper.purchase_order"), doc.purchase_order_number],
      ],
      closing: [
        totals(totalRows(doc, wording, t("totals.total")), doc.link ? scan(doc.link, wording) : undefined),
        ...section(
          t("page.delivery"),
          (doc.shipping_methods ?? []).map(({ name }) => name)
        ),
        ...section(t("payment.terms"), [
          ...creditLines(doc, wording),
          ...depositLines(doc, wording),
          ...paymentTermLines(doc.payment_terms, wording),
        ]),
        ...section(t("paper.withdrawal"), doc.withdrawal_text ? [doc.withdrawal_text] : []),
      ],
    }
  })
