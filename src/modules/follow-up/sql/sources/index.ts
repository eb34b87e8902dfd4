import { claimAnswerDue, claimWaiting } from "./claims"
import { customerNew, reorderDue, winBack } from "./customers"
import { disputeOpen, invoiceOverdue, promiseBroken, promiseDue } from "./invoices"
import { addressToConfirm, afterSales, orderDateChanged, orderWithoutDate } from "./orders"
import { Source } from "./parts"
import { quoteExpiring, quoteOnHold, quoteQuestion, quoteSilent } from "./quotes"
import { warrantyExpiring } from "./warranties"

/** What each rule that ships finds, by its key. */
export const SOURCES: Record<string, Source> = {
  quote_silent: quoteSilent,
  quote_expiring: quoteExpiring,
  quote_question: quoteQuestion,
  quote_on_hold: quoteOnHold,
  order_without_date: orderWithoutDate,
  order_date_changed: orderDateChanged,
  address_to_confirm: addressToConfirm,
  after_sales: afterSales,
  win_back: winBack,
  reorder_due: reorderDue,
  invoice_overdue: invoiceOverdue,
  promise_due: promiseDue,
  promise_broken: promiseBroken,
  dispute_open: disputeOpen,
  warranty_expiring: warrantyExpiring,
  customer_new: customerNew,
  claim_waiting: claimWaiting,
  claim_answer_due: claimAnswerDue,
}
