import { MathBN } from "@medusajs/framework/utils"

import type { Day } from "../../days"
import { OPENING_INVOICE } from "../../opening-balance"
import { qrPicture } from "../../payment-codes/qr"
import { nextToPay, openParts, paymentCodes, paymentFacts } from "../payment"
import { oneLine, visibleText } from "../printable"
import type { Amount, InvoiceDocument } from "../types"
import { isSettled, isZero, taxNotes, TotalRow, totalRows, Wording, wordingOf } from "../wording"
import { lineWords, sidesOf } from "./view"

/** A credit note that takes back some of the invoice. */
export type InvoiceCredit = { number: string; issue_date: string; total: Amount }

const TITLES: Record<
  string,
  "invoice_page.title_deposit" | "invoice_page.title_interest" | "invoice_page.title_opening"
> = {
  "386": "invoice_page.title_deposit",
  "84": "invoice_page.title_interest",
  [OPENING_INVOICE]: "invoice_page.title_opening",
}

/** What the page's button pays through the house's payment provider; `discount` is taken off already, `begun` a payment under way. */
export type PagePayment = { amount: Amount; discount: Amount | null; begun: boolean }

/** Everything the page of an invoice shows, in the buyer's language and as text: the browser only puts it into place. */
export type InvoiceView = ReturnType<typeof invoiceView>

/**
 * Puts an invoice into the words of its public page.
 *
 * @param today - the store's day, which says what is late
 * @param payment - null where it cannot be paid on the page
 */
export function invoiceView(
  doc: InvoiceDocument,
  credits: InvoiceCredit[],
  today: Day,
  payment: PagePayment | null = null
) {
  const wording = wordingOf(doc)
  const { t, locale, money, day } = wording
  const heading = t(TITLES[doc.document_type ?? ""] ?? "invoice_page.title", {
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
    pay: payment ? t("invoice_page.pay.button", { amount: money(payment.amount) }) : "",
    paying: payment ? payingText(doc, payment, wording) : "",
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

/** What to know before paying by the button: what it leaves out, and that a payment was begun. */
function payingText(doc: InvoiceDocument, { amount, discount, begun }: PagePayment, { t, money }: Wording): string {
  const disputed = discount ? 0 : MathBN.sub(doc.outstanding ?? doc.payable, amount)
  return [
    discount ? t("invoice_page.pay.discount", { amount: money(discount) }) : "",
    MathBN.gt(disputed, 0) ? t("invoice_page.pay.disputed", { amount: money(disputed) }) : "",
    begun ? t("page.pay.begun") : "",
  ]
    .filter(Boolean)
    .join(" ")
}

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
