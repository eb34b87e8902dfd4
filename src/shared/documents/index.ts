export { renderCreditNotePdf } from "./pdf/credit-note"
export { renderInvoicePdf } from "./pdf/invoice"
export { renderQuotePdf } from "./pdf/quote"
export type * from "./types"
