import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { CreditTotals, leftToCredit, quantityLeft } from "../rules/credit-amounts"
import { invoiceName, lockInvoices } from "../sql/documents"
import { CreditNoteInput } from "../types"
import { creditTotals, readCreditable } from "./credit-note"

/** Amounts as decimal text of the invoice's currency. */
export type CreditPreview = {
  currency_code: string
  /** What was not credited before, tax included. */
  left: string
  /** Lines that can be credited, with what is left of their quantities (positive also for deposits). */
  items: { invoice_item_id: string; title: string; kind: string; quantity: string; quantity_left: string; total: string }[]
  /** The note; null when nothing is left to credit. */
  credit_note:
    | (Pick<CreditTotals, "tax_lines"> & {
        subtotal: string
        discount_total: string
        shipping_total: string
        tax_total: string
        rounding_total: string
        total: string
        lines: { invoice_item_id: string | null; kind?: "price"; quantity: string; total: string }[]
      })
    | null
  /** What is left to credit after it. */
  left_after: string
  /** What of it the invoice does not ask for any more: the customer's credit. */
  becomes_credit: string
}

/** What a credit note of this input would say now. @throws as making it does */
export async function previewCreditNote(
  manager: EntityManager,
  input: Pick<CreditNoteInput, "invoice_id" | "items" | "amount">
): Promise<CreditPreview> {
  const [invoice] = await lockInvoices(manager, [input.invoice_id])
  if (invoice.status !== "issued") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is ${invoice.status}; only issued invoices can be credited.`
    )
  }
  const { items, creditable } = await readCreditable(manager, invoice)
  const left = leftToCredit(creditable)
  const note = left.isGreaterThan(0) ? creditTotals(creditable, input) : null
  const total = note?.total ?? MathBN.convert(0)
  const settles = MathBN.min(total, MathBN.sub(invoice.total, invoice.allocated_total))
  return {
    currency_code: invoice.currency_code,
    left: left.toFixed(),
    items: items.map((item) => ({
      invoice_item_id: item.id,
      title: item.title,
      kind: item.kind,
      quantity: MathBN.convert(item.quantity).abs().toFixed(),
      quantity_left: quantityLeft(item).toFixed(),
      total: MathBN.add(MathBN.sub(item.subtotal, item.discount_total), item.tax_total).toFixed(),
    })),
    credit_note: note && plainNote(note),
    left_after: MathBN.sub(left, total).toFixed(),
    becomes_credit: MathBN.sub(total, settles).toFixed(),
  }
}

const plainNote = (note: CreditTotals): NonNullable<CreditPreview["credit_note"]> => ({
  subtotal: note.subtotal.toFixed(),
  discount_total: note.discount_total.toFixed(),
  shipping_total: note.shipping_total.toFixed(),
  tax_lines: note.tax_lines,
  tax_total: note.tax_total.toFixed(),
  rounding_total: note.rounding_total.toFixed(),
  total: note.total.toFixed(),
  lines: note.lines.map(({ invoice_item_id, kind, quantity, total }) => ({
    invoice_item_id,
    ...(kind && { kind }),
    quantity: quantity.toFixed(),
    total: total.toFixed(),
  })),
})
