/** Days between settling and being due, over several instalments. */
export type PaymentDelay = { days: number; source: "customer" | "store" | "none"; count: number }

/** With fewer instalments of its own a debtor is taken to pay like the others. */
const ENOUGH = 3

/**
 * How late a debtor pays (design: median of the last 10 settled instalments, at least 3, else the store's median, else 0).
 *
 * @param own - days from due to settled of its last instalments; negative when early
 * @param store - the same of everyone's
 */
export function paymentDelay(own: number[], store: number[]): PaymentDelay {
  if (own.length >= ENOUGH) {
    return { days: median(own), source: "customer", count: own.length }
  }
  return store.length
    ? { days: median(store), source: "store", count: store.length }
    : { days: 0, source: "none", count: 0 }
}

/** The middle one; of an even number the mean of the two in the middle. */
function median(days: number[]): number {
  const sorted = [...days].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Mean of days, 0 of none. */
export const averageDays = (days: number[]): number =>
  days.length ? days.reduce((sum, value) => sum + value, 0) / days.length : 0
