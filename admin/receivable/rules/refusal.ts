import { InvoiceDetail } from "../queries"

export type InvoiceAct = "issue" | "credit" | "void" | "delete"

type InvoiceState = Pick<InvoiceDetail, "status" | "total" | "allocated_total"> & {
  credit_notes: { total: number }[]
  handed_over_at?: string | null
}

/**
 * Why an act on an invoice would be refused, as the end of a key under `receivable.refused`, or null.
 * The server judges again; this only tells people before they try.
 *
 * @param canMoney - whether the user may act on money
 */
export function refusal(act: InvoiceAct, invoice: InvoiceState, canMoney: boolean): string | null {
  if (!canMoney) {
    return "money"
  }
  const { status, credit_notes } = invoice
  if (act === "issue" || act === "delete") {
    return status === "draft" ? null : "notDraft"
  }
  if (status !== "issued") {
    return status === "voided" ? "voided" : "notIssued"
  }
  if (act === "credit") {
    return credit_notes.reduce((sum, note) => sum + note.total, 0) >= invoice.total ? "credited" : null
  }
  if (invoice.allocated_total > 0) {
    return "allocated"
  }
  return credit_notes.length ? "credited" : invoice.handed_over_at ? "handedOver" : null
}
