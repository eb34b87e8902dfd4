import { MathBN } from "@medusajs/framework/utils"

import { oneLine } from "../printable"
import { paymentFacts } from "../payment"
import type { DunningDocument, InvoiceDocument, Mail } from "../types"
import { buyerName, isZero, sellerName, Wording, wordingOf } from "../wording"
import { Part } from "./letter"
import { toBuyer } from "./mails"

/** Numbers of more invoices than this are not repeated as the payment's reference. */
const REFERENCES = 4

/** What a reminder asks for, all in all. */
export const dunningTotal = ({ invoices }: DunningDocument): string =>
  MathBN.add(0, ...invoices.map(({ asked }) => asked)).toFixed()

/** Subject and words of a reminder: the level's own, else its tone's; before anything is due, a note that it will be. */
export function dunningText(
  doc: DunningDocument,
  { t, money }: Wording = wordingOf(doc)
): { subject: string; text: string } {
  const values = {
    company: sellerName(doc.seller),
    customer: oneLine(buyerName(doc.buyer, doc.billing_address)),
    total: money(dunningTotal(doc)),
  }
  const kind = doc.invoices.every(({ days_late }) => days_late <= 0) ? "ahead" : doc.tone
  const fill = (own: string): string =>
    own.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name as keyof typeof values] ?? whole)
  return {
    subject: fill(doc.words?.subject?.trim() || t(`dunning.${kind}.subject`, values)),
    text: fill(doc.words?.text?.trim() || t(`dunning.${kind}.text`, values)),
  }
}

/** What stands beside an invoice's number: when it was due, how late it is, and what of it is not asked for. */
export function dunningLine(line: DunningDocument["invoices"][number], { t, money, day }: Wording): string {
  const date = day(line.due_date)
  const late =
    line.days_late === 1
      ? t("dunning.line.late_one", { date })
      : line.days_late > 1
        ? t("dunning.line.late", { date, days: line.days_late })
        : t("dunning.line.due", { date })
  return [late, ...(isZero(line.disputed) ? [] : [t("dunning.line.disputed", { amount: money(line.disputed) })])].join(
    " · "
  )
}

/** Where to pay, for all invoices together. */
export function dunningAccounts(doc: DunningDocument, wording: Wording): [name: string, value: string][] {
  const numbers = doc.invoices.map(({ number }) => number)
  const number = numbers.length <= REFERENCES ? numbers.join(", ") : null
  return paymentFacts(
    { ...(doc as unknown as InvoiceDocument), status: "issued", outstanding: null, payable: dunningTotal(doc), number },
    wording
  )
}

/**
 * One mail that asks for everything a debtor is late with: each invoice with its due day, how late it is, what is open and its page, and
 * how to pay.
 */
export function dunningMail(doc: DunningDocument): Mail {
  const words = wordingOf(doc)
  const { t, money } = words
  const { subject, text } = dunningText(doc, words)
  const accounts = dunningAccounts(doc, words)
  const late = doc.invoices.some(({ days_late }) => days_late > 0)
  const parts: Part[] = [
    { kind: "text", text },
    {
      kind: "debts",
      rows: doc.invoices.map((line) => ({
        name: line.number,
        facts: dunningLine(line, words),
        amount: money(line.asked),
        href: line.link,
      })),
      total: [t("dunning.total"), money(dunningTotal(doc))],
    },
    ...(accounts.length ? [{ kind: "facts" as const, rows: accounts }] : []),
    ...(doc.payment_instructions?.text ? [{ kind: "text" as const, text: doc.payment_instructions.text }] : []),
    ...(doc.attached ? [{ kind: "text" as const, text: t("dunning.attached") }] : []),
    ...(late ? [{ kind: "small" as const, text: t("dunning.crossed") }] : []),
    ...(doc.invoices.some(({ link }) => link) ? [{ kind: "small" as const, text: t("dunning.links_private") }] : []),
  ]
  return toBuyer(doc, words, subject, parts)
}
