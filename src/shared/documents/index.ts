export {
  acceptanceMail,
  acceptanceNoticeMail,
  declineNoticeMail,
  invoiceMail,
  pdfAttachment,
  quoteAnswerMail,
  quoteMail,
  quoteNoticeMail,
  quoteReminderMail,
  testMail,
} from "./mail/mails"
export type { Acceptance, Notice, NoticeKind, OwnWords } from "./mail/mails"
export { pagePolicy, quotePageHtml } from "./page/page"
export { quoteView } from "./page/view"
export type { Decision, PageExtras, QuoteView } from "./page/view"
export { renderCreditNotePdf } from "./pdf/credit-note"
export { renderInvoicePdf } from "./pdf/invoice"
export { renderQuotePdf } from "./pdf/quote"
export type * from "./types"
