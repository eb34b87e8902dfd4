import type { Mail, StatementDocument } from "../types"
import { isZero, sellerName, wordingOf } from "../wording"
import { statementAccounts, statementTotals } from "../statement"
import { Part } from "./letter"
import { ownWords, OwnWords, toBuyer } from "./mails"

/** The mail that brings a statement: what it comes to, and where to pay it. It asks for nothing. */
export function statementMail(doc: StatementDocument, own: OwnWords = {}): Mail {
  const words = wordingOf(doc)
  const { t, money, day } = words
  const accounts = statementAccounts(doc, words)
  const subject = own.subject?.trim() || t("mail.statement.subject", { company: sellerName(doc.seller), date: day(doc.to) })
  const overdue: [string, string][] = isZero(doc.overdue) ? [] : [[t("statement.overdue"), money(doc.overdue)]]
  const [owed, ...rest] = statementTotals(doc, words).map(({ label, amount }): [string, string] => [label, amount])
  const parts: Part[] = [
    ...ownWords(own),
    {
      kind: "text",
      text: t("mail.statement.intro", { from: day(doc.from), to: day(doc.to), currency: doc.currency_code.toUpperCase() }),
    },
    { kind: "facts", rows: [owed, ...overdue, ...rest] },
    ...(accounts.length ? [{ kind: "facts" as const, rows: accounts }] : []),
    ...(accounts.length && doc.payment_instructions?.text
      ? [{ kind: "text" as const, text: doc.payment_instructions.text }]
      : []),
    { kind: "text", text: t("mail.statement.help") },
  ]
  return toBuyer(doc, words, subject, parts)
}
