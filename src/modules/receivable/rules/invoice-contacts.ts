import { MedusaError } from "@medusajs/framework/utils"

import { InvoiceContact, InvoiceContactChange } from "../types"

/** Copies of one invoice. */
const MOST = 10

/** Who gets copies of a customer's invoices after a change. */
export function invoiceContactsAfter(
  before: InvoiceContact[],
  { remove, add }: InvoiceContactChange
): InvoiceContact[] {
  const out = new Set([...remove, ...(add ? [add.email] : [])].map((email) => email.toLowerCase()))
  const kept = before.filter(({ email }) => !out.has(email.toLowerCase()))
  return add ? [...kept, add] : kept
}

/** @throws NOT_ALLOWED for more than an account takes */
export function assertRoom(before: InvoiceContact[], after: InvoiceContact[]): void {
  if (after.length > MOST && after.length > before.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The customer has ${MOST} contacts for invoices already; take one off before adding another.`
    )
  }
}
