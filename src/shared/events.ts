/** Events of this plugin. The data of each is `{ id }` of the document named in front. */
export const CrmEvents = {
  QUOTE_SENT: "crm_quote.sent",
  QUOTE_ACCEPTED: "crm_quote.accepted",
  QUOTE_DECLINED: "crm_quote.declined",
  QUOTE_EXPIRED: "crm_quote.expired",
  QUOTE_CONVERTED: "crm_quote.converted",
  QUOTE_HELD: "crm_quote.held",
  QUOTE_RELEASED: "crm_quote.released",
  INVOICE_ISSUED: "crm_invoice.issued",
  INVOICE_PAID: "crm_invoice.paid",
  INVOICE_OVERDUE: "crm_invoice.overdue",
  INVOICE_VOIDED: "crm_invoice.voided",
  CREDIT_NOTE_ISSUED: "crm_credit_note.issued",
  RECEIPT_RECORDED: "crm_receipt.recorded",
} as const
