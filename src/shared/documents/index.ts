export { claimMail } from "./mail/claim"
export type { ClaimNews } from "./mail/claim"
export { dunningMail, dunningText } from "./mail/dunning"
export { addressMail, addressOutcomeMail, deliveryMail } from "./mail/delivery"
export { digestMail } from "./mail/digest"
export type { Digest } from "./mail/digest"
export { offerMail } from "./mail/offer"
export type { OfferReason } from "./mail/offer"
export { statementMail } from "./mail/statement"
export {
  acceptanceMail,
  acceptanceNoticeMail,
  confirmationMail,
  creditNoteMail,
  declineNoticeMail,
  invoiceMail,
  pdfAttachment,
  quoteAnswerMail,
  quoteMail,
  quoteNoticeMail,
  quoteReminderMail,
  testMail,
  withdrawalMail,
} from "./mail/mails"
export type { Acceptance, Notice, NoticeKind, OwnWords } from "./mail/mails"
export {
  addressPageHtml,
  deliveryPageHtml,
  invoicePageHtml,
  optOutPageHtml,
  pagePolicy,
  quotePageHtml,
} from "./page/page"
export type { PageSeller } from "./page/page"
export { addressView } from "./page/address-view"
export type { AddressStanding, AddressView } from "./page/address-view"
export { optOutView } from "./page/opt-out-view"
export { deliveryView } from "./page/delivery-view"
export type { DeliveryStanding, DeliveryView } from "./page/delivery-view"
export { invoiceView } from "./page/invoice-view"
export type { InvoiceCredit, InvoiceView, PagePayment } from "./page/invoice-view"
export { contactLine, quoteView } from "./page/view"
export type { Decision, PageExtras, QuoteView } from "./page/view"
export { renderCreditNotePdf } from "./pdf/credit-note"
export { renderDunningLetterPdf } from "./pdf/dunning-letter"
export { facturX } from "./pdf/factur-x"
export { mergePdfs } from "./pdf/merge"
export { renderInvoicePdf } from "./pdf/invoice"
export { renderQuotePdf } from "./pdf/quote"
export { NO_LINES } from "./no-lines"
export { renderStatementPdf } from "./pdf/statement"
export { renderCertificatePdf } from "./pdf/warranty-certificate"
export type * from "./types"
export { isSettled } from "./wording"
