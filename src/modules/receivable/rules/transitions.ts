import { Transitions } from "../../../shared/transitions"
import { InvoiceStatus } from "../types"

/** Where an invoice may go from each status. What was issued is corrected by a credit note; voiding has more conditions. */
export const INVOICE_TRANSITIONS: Transitions<InvoiceStatus> = {
  draft: ["issued", "voided"],
  issued: ["voided"],
  voided: [],
}
