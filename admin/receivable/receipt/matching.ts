/** An open invoice as far as matching goes; amounts in major units of one currency. */
export type OpenInvoice = {
  id: string
  outstanding: number
  next_due_date: string | null
  early_discount?: { until: string; amount: number } | null
}

/** Cents, so that sums of typed amounts compare exactly. */
const units = (amount: number): number => Math.round(amount * 10_000)

/**
 * Proposes what an amount is for: the invoice of exactly that amount, or of that less its discount for paying early, else two that make it
 * up, else the earliest due first.
 *
 * @param amount - major units
 * @param day - of the money; a discount counts until its last day
 * @returns amount by invoice id; what is left over is not in it
 */
export function proposeAllocations(amount: number, invoices: OpenInvoice[], day?: string | null): Record<string, number> {
  const open = [...invoices].sort((a, b) => (a.next_due_date ?? "").localeCompare(b.next_due_date ?? ""))
  const exact = open.find((invoice) => units(invoice.outstanding) === units(amount))
  if (exact) {
    return { [exact.id]: exact.outstanding }
  }
  const early = open.find((invoice) => units(withDiscount(invoice, day)) === units(amount))
  if (early) {
    return { [early.id]: amount }
  }
  for (let first = 0; first < open.length; first++) {
    const second = open
      .slice(first + 1)
      .find((other) => units(open[first].outstanding) + units(other.outstanding) === units(amount))
    if (second) {
      return { [open[first].id]: open[first].outstanding, [second.id]: second.outstanding }
    }
  }
  const parts: Record<string, number> = {}
  let left = units(amount)
  for (const invoice of open) {
    const part = Math.min(left, units(invoice.outstanding))
    if (part > 0) {
      parts[invoice.id] = part / 10_000
      left -= part
    }
  }
  return parts
}

/** What settles an invoice on a day: what it asks for, less the discount that it still has then. */
export const withDiscount = (
  { outstanding, early_discount: discount }: Pick<OpenInvoice, "outstanding" | "early_discount">,
  day?: string | null
): number => (discount && day && day <= discount.until ? (units(outstanding) - units(discount.amount)) / 10_000 : outstanding)

/** What of the amount stays unallocated; negative when more was given away than came in. */
export const leftOver = (amount: number, parts: Record<string, number>): number =>
  (units(amount) - Object.values(parts).reduce((sum, part) => sum + units(part), 0)) / 10_000
