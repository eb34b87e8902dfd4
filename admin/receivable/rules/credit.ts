import { parseDecimal } from "../../shared/parse-decimal"

/** A credit note as it is typed; quantities by line of the invoice. */
export type CreditDraft = { mode: "all" | "lines" | "amount"; quantities: Record<string, string>; amount: string }

export type CreditBody = { items?: { invoice_item_id: string; quantity: number }[]; amount?: number }

/** The note as the API takes it; null while there is nothing to ask for, or something that is no number. */
export function creditBody({ mode, quantities, amount }: CreditDraft): CreditBody | null {
  if (mode === "all") {
    return {}
  }
  if (mode === "amount") {
    const value = parseDecimal(amount)
    return value !== null && value > 0 ? { amount: value } : null
  }
  const typed = Object.entries(quantities).filter(([, text]) => text.trim())
  const items = typed.map(([invoice_item_id, text]) => ({ invoice_item_id, quantity: parseDecimal(text) ?? -1 }))
  const asked = items.filter(({ quantity }) => quantity !== 0)
  return asked.length && asked.every(({ quantity }) => quantity > 0) ? { items: asked } : null
}
