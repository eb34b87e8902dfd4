import { OPENING_INVOICE } from "../../../src/shared/opening-balance"
import { InvoiceDetail } from "../queries"

export type InvoiceAct = "issue" | "credit" | "void" | "delete"

type InvoiceState = Pick<InvoiceDetail, "status" | "total" | "allocated_total"> & {
  document_type?: string
  credit_notes: { total: number }[]
  handed_over_at?: string | null
  exported_at?: string | null
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
  const opening = invoice.document_type === OPENING_INVOICE
  if (act === "credit" && opening) {
    return "opening"
  }
  if (act === "credit") {
    return credit_notes.reduce((sum, note) => sum + note.total, 0) >= invoice.total ? "credited" : null
  }
  if (invoice.allocated_total > 0) {
    return "allocated"
  }
  if (credit_notes.length) {
    return "credited"
  }
  if (opening) {
    return null
  }
  return invoice.handed_over_at ? "handedOver" : invoice.exported_at ? "exported" : null
}
