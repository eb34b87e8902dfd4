/** Whose a document is: its own debtor, its customer, and who pays for those by their accounts now. */
export type Debtors = (string | null | undefined)[]

/**
 * Whether a receipt or credit note may settle an invoice: both are of one debtor, or of one order.
 *
 * Customers who share a debtor by their accounts now settle each other's older documents too; a document of nobody known is nobody
 * else's.
 */
export function isOneDebtor(
  source: { order_id: string | null; debtors: Debtors },
  invoice: { order_id: string | null; debtors: Debtors }
): boolean {
  if (source.order_id && source.order_id === invoice.order_id) {
    return true
  }
  const [of, to] = [source.debtors, invoice.debtors].map((all) => new Set(all.filter(Boolean)))
  return !of.size || !to.size || [...of].some((debtor) => to.has(debtor))
}
