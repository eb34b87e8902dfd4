import { MathBN } from "@medusajs/framework/utils"

import type { Day } from "../../days"
import { qrPicture } from "../../payment-codes/qr"
import { nextToPay, openParts, paymentCodes, paymentFacts } from "../payment"
import { oneLine, visibleText } from "../printable"
import type { Amount, InvoiceDocument } from "../types"
import { isSettled, isZero, taxNotes, TotalRow, totalRows, Wording, wordingOf } from "../wording"
import { lineWords, sidesOf } from "./view"

/** A credit note that takes back some of the invoice. */
export type InvoiceCredit = { number: string; issue_date: string; total: Amount }

/** Everything the page of an invoice shows, in the buyer's language and as text: the browser only puts it into place. */
export type InvoiceView = ReturnType<typeof invoiceView>

/** Puts an invoice into the words of its public page. @param today - the store's day, which says what is late */
export function invoiceView(doc: InvoiceDocument, credits: InvoiceCredit[], today: Day) {
  const wording = wordingOf(doc)
  const { t, locale, money, day } = wording
  const heading = t(doc.document_type === "386" ? "invoice_page.title_deposit" : "invoice_page.title", {
    number: oneLine(doc.number ?? ""),
  })
  const next = nextToPay(doc)
  const open = doc.outstanding ?? doc.payable
  return {
    locale,
    ...sidesOf(doc, heading, wording),
    banner: bannerOf(doc, credits, wording),
    issued: doc.issue_date ? t("invoice_page.issued", { date: day(doc.issue_date) }) : "",
    amount_label: t(next ? "totals.payable" : "totals.total"),
    amount: money(next ? open : doc.total),
    including_tax: next || isZero(doc.tax_total) ? "" : t("page.including_tax", { amount: money(doc.tax_total) }),
    due: next?.due_date ? dueText(next.due_date, today, wording) : "",
    late: Boolean(next && next.due_date < today),
    instalments: (next ? doc.instalments : []).map((part): TotalRow => {
      const left = part.open ?? part.amount
      const date = day(part.due_date)
      return isZero(left)
        ? { label: t("invoice_page.part_paid", { date }), amount: money(part.amount) }
        : { label: dueText(part.due_date, today, wording), amount: money(left) }
    }),
    accounts: paymentFacts(doc, wording).map(([name, value]) => [name, oneLine(value)]),
    pay_text: openParts(doc).length ? visibleText(doc.payment_instructions?.text ?? "") : "",
    codes: paymentCodes(doc, wording).map((code) => ({ ...code, picture: qrPicture(code.payload) })),
    items: doc.items.map((item) => lineWords(item, doc.prices_include_tax, wording)),
    items_hint: t(doc.prices_include_tax ? "items.with_tax" : "items.without_tax"),
    totals: [...totalRows(doc, wording, t("totals.total")), ...paidRows(doc, open, wording)],
    tax: taxNotes(doc, wording).map(oneLine),
    credits: credits.map(({ number, issue_date, total }) =>
      t("invoice_page.credit", { number: oneLine(number), date: day(issue_date), total: money(total) })
    ),
    note: visibleText(doc.note ?? ""),
    fiscal: doc.fiscal_documents === "elsewhere" ? t("fiscal.elsewhere") : "",
  }
}

const dueText = (date: Day, today: Day, { t, day }: Wording): string =>
  t(date < today ? "invoice_page.overdue" : "invoice_page.due", { date: day(date) })

/** What was paid or credited since, and what is left; nothing while nothing was. */
function paidRows(doc: InvoiceDocument, open: Amount, { t, money }: Wording): TotalRow[] {
  const paid = MathBN.sub(doc.total, open)
  return doc.status !== "issued" || isZero(paid)
    ? []
    : [
        { label: t("totals.prepaid"), amount: money(MathBN.mult(paid, -1)) },
        { label: t("totals.payable"), amount: money(open), strong: true },
      ]
}

function bannerOf(doc: InvoiceDocument, credits: InvoiceCredit[], { t }: Wording) {
  const credited = MathBN.add(0, ...credits.map(({ total }) => total))
  if (doc.status === "voided") {
    return { good: false, heading: t("invoice_page.voided.heading"), lines: [t("invoice_page.voided.text")] }
  }
  if (credits.length && MathBN.gte(credited, doc.total)) {
    return { good: false, heading: t("invoice_page.credited.heading"), lines: [t("invoice_page.credited.text")] }
  }
  return isSettled(doc)
    ? { good: true, heading: t("invoice_page.paid.heading"), lines: [t("invoice_page.paid.text")] }
    : null
}
