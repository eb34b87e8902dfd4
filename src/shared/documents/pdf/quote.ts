import type { QuoteDocument } from "../types"
import { depositLines, paymentTermLines, totalRows } from "../wording"
import { GREY, section, totals } from "./layout"
import { printPaper } from "./paper"

/** The paper of an offer in the buyer's language: what is offered, for how much, until when, on which terms. */
export const renderQuotePdf = (quote: QuoteDocument): Promise<Buffer> =>
  printPaper(quote, (doc, wording) => {
    const { t, day } = wording
    return {
      title: t("paper.quote"),
      badge: doc.version > 1 ? { text: t("paper.version", { version: doc.version }), color: GREY } : undefined,
      date: doc.sent_date,
      heading: doc.title,
      cover: doc.cover_text,
      link: doc.link,
      facts: [
        [t("paper.date"), doc.sent_date && day(doc.sent_date)],
        [t("paper.valid_until"), doc.valid_until && day(doc.valid_until)],
        [t("paper.delivery_wanted"), doc.requested_delivery_date && day(doc.requested_delivery_date)],
        [t("paper.purchase_order"), doc.purchase_order_number],
      ],
      closing: [
        totals(totalRows(doc, wording, t("totals.total"))),
        ...section(
          t("page.delivery"),
          (doc.shipping_methods ?? []).map(({ name }) => name)
        ),
        ...section(t("payment.terms"), [
          ...depositLines(doc, wording),
          ...paymentTermLines(doc.payment_terms, wording),
        ]),
        ...section(t("paper.withdrawal"), doc.withdrawal_text ? [doc.withdrawal_text] : []),
      ],
    }
  })
