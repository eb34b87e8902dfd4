import { parseDecimal } from "../../shared/parse-decimal"

/** What of a line is credited, as it is typed: pieces, or money off its price with tax. */
export type LineDraft = { by: "quantity" | "amount"; text: string }

/** A credit note as it is typed; lines by the invoice's. */
export type CreditDraft = { mode: "all" | "lines" | "amount"; lines: Record<string, LineDraft>; amount: string }

type CreditLine = { invoice_item_id: string } & ({ quantity: number } | { amount: number })
export type CreditBody = { items?: CreditLine[]; amount?: number }

/** The note as the API takes it; null while there is nothing to ask for, or something that is no number. */
export function creditBody({ mode, lines, amount }: CreditDraft): CreditBody | null {
  if (mode === "all") {
    return {}
  }
  if (mode === "amount") {
    const value = parseDecimal(amount)
    return value !== null && value > 0 ? { amount: value } : null
  }
  const typed = Object.entries(lines)
    .filter(([, { text }]) => text.trim())
    .map(([invoice_item_id, { by, text }]) => ({ invoice_item_id, by, value: parseDecimal(text) ?? -1 }))
    .filter(({ value }) => value !== 0)
  return typed.length && typed.every(({ value }) => value > 0)
    ? { items: typed.map(({ invoice_item_id, by, value }) => ({ invoice_item_id, [by]: value }) as CreditLine) }
    : null
}
