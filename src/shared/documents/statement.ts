import { MathBN } from "@medusajs/framework/utils"

import { oneLine } from "./printable"
import { paymentFacts } from "./payment"
import type { InvoiceDocument, StatementDocument, StatementLine } from "./types"
import { buyerName, isZero, TotalRow, Wording } from "./wording"

/** The days it is of: "November 1, 2026 – November 30, 2026". */
export const statementPeriod = ({ from, to }: Pick<StatementDocument, "from" | "to">, { t, day }: Wording): string =>
  t("statement.period", { from: day(from), to: day(to) })

/** What a movement is, and what stands beside it. */
export function movementText(
  line: StatementLine,
  doc: Pick<StatementDocument, "buyer" | "billing_address">,
  { t, day }: Wording
): { name: string; facts: string } {
  const who = line.customer_name && oneLine(line.customer_name)
  return {
    name: [t(`statement.kind.${line.kind}`), line.number].filter(Boolean).join(" "),
    facts: [
      line.due_date ? t("statement.due", { date: day(line.due_date) }) : "",
      who && who !== oneLine(buyerName(doc.buyer, doc.billing_address)) ? who : "",
      line.note ? oneLine(line.note) : "",
    ]
      .filter(Boolean)
      .join(" · "),
  }
}

/** An age as people say it: `current`, `1_30`, `over_90`. */
export function ageText(key: string, { t }: Wording): string {
  const [first, last] = key.split("_")
  return key === "current"
    ? t("statement.age.current")
    : first === "over"
      ? t("statement.age.over", { days: last })
      : t("statement.age.days", { from: first, to: last })
}

/** Outstanding − credit − advances = balance, as rows that add up; what is 0 is left out. */
export function statementTotals(doc: StatementDocument, { t, money, day }: Wording): TotalRow[] {
  const less = (label: string, amount: string): TotalRow[] =>
    isZero(amount) ? [] : [{ label, amount: money(MathBN.mult(amount, -1)) }]
  return [
    { label: t("statement.outstanding"), amount: money(doc.outstanding) },
    ...less(t("statement.unallocated"), doc.unallocated),
    ...less(t("statement.advances"), doc.advances),
    { label: t("statement.net", { date: day(doc.to) }), amount: money(doc.closing_balance), strong: true },
  ]
}

/** Where to pay what is open; none where nothing is. */
export const statementAccounts = (doc: StatementDocument, wording: Wording): [name: string, value: string][] =>
  MathBN.gt(doc.closing_balance, 0)
    ? paymentFacts(
        { ...(doc as unknown as InvoiceDocument), status: "issued", outstanding: null, payable: doc.closing_balance, number: null },
        wording
      )
    : []
