import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { Day, storeToday } from "../../shared/days"
import { freePayment, holdPayment } from "../../shared/hold-payment"
import { parseOptions } from "../../shared/options"
import { tokenHash } from "../../shared/links/token"
import { countTry, forgetTries } from "../../shared/links/tries"
import { managerOf } from "../../shared/sql"
import { allocateCredit } from "./acts/allocate"
import {
  creditByProposal,
  dismissBillingProposal,
  finishBillingProposal,
  syncBillingProposal,
} from "./acts/billing-proposal"
import { chargeInterest, InterestChargeInput, InterestQuestion, previewInterest } from "./acts/charge-interest"
import { createCreditNote } from "./acts/credit-note"
import { CreditPreview, previewCreditNote } from "./acts/preview-credit-note"
import { deleteInvoiceDraft, draftOrderInvoice, insertInvoiceDraft } from "./acts/draft-invoice"
import { addFiscalDocument, FiscalDocumentInput, removeFiscalDocument } from "./acts/fiscal-documents"
import { findRate, removeExchangeRate, saveExchangeRates, SavedRates } from "./acts/exchange-rates"
import { findDebtor } from "./acts/find-debtor"
import { claimHostPayment, dropHostPayment, finishHostPayment, recordHostRefund } from "./acts/host-payment"
import { disputeInvoice, resolveDispute } from "./acts/dispute"
import { editInvoiceDraft } from "./acts/edit-draft"
import {
  countOpening,
  linkInvoice,
  OpenedInvoice,
  Openings,
  openByToken,
  openingsOf,
  revokeInvoiceLinks,
} from "./acts/invoice-link"
import { importOpening, OpeningImport, OpeningInput, OpeningResult, previewOpening } from "./acts/import-opening"
import {
  beginInvoicePayment,
  BeginPaymentInput,
  CapturedPayment,
  invoicePaymentOffer,
  markInvoicePayment,
  TakenPayment,
  takeInvoicePayment,
} from "./acts/invoice-payment"
import { issueInvoice } from "./acts/issue-invoice"
import { keepDocument } from "./acts/keep-document"
import { FreshParties, refreshDraft } from "./acts/refresh-draft"
import { setPaymentRefunded } from "./acts/refund"
import { removePaymentTerms, savePaymentTerms } from "./acts/payment-terms"
import { payBack, reversePayBack } from "./acts/pay-back"
import { cancelPromise, promisePayment } from "./acts/promise"
import { recordReceipt } from "./acts/record-receipt"
import { reverseAllocation } from "./acts/reverse-allocation"
import { CompanyNumbering, NextNumbers, nextNumbers, setNumbering } from "./acts/set-numbering"
import { PeriodLockInput, setPeriodLock } from "./acts/set-period-lock"
import { changeInvoiceContacts, setCreditTerms } from "./acts/set-credit-terms"
import { settleFromAdvances } from "./acts/settle-from-advances"
import { takeOpeningBack } from "./acts/take-opening-back"
import { ExportKind, markExported } from "./acts/mark-exported"
import { takeReceiptBack } from "./acts/take-receipt-back"
import { upsertReceivableOrder } from "./acts/receivable-order"
import { goOnVerifying, readVerifications } from "./acts/verification"
import { markHandedOver, voidInvoice } from "./acts/void-invoice"
import { applyCustomerCredit } from "./acts/use-credit"
import { reverseWriteOff, writeOff } from "./acts/write-off"
import { HostOrderFacts, nextHostPayment } from "./host-payments/claim"
import { Execute, listDocuments, ListRequest, ListResult } from "../../shared/lists/list-documents"
import { streamDocuments } from "../../shared/lists/stream-documents"
import {
  CREDIT_NOTE_EXPORT,
  creditNoteList,
  INVOICE_EXPORT,
  invoiceList,
  NEVER_EXPORTED,
  receiptList,
  selectOf,
  writeOffList,
} from "./lists/receivable-lists"
import { disputeList, promiseList } from "./lists/collection-lists"
import { billingProposalList } from "./lists/billing-proposal-list"
import { toInvoiceList } from "./lists/receivable-order-list"
import { Allocation } from "./models/allocation"
import { BillingProposal } from "./models/billing-proposal"
import { CreditNote } from "./models/credit-note"
import { CreditNoteItem } from "./models/credit-note-item"
import { CustomerAccount } from "./models/customer-account"
import { Dispute } from "./models/dispute"
import { ExchangeRate } from "./models/exchange-rate"
import { FiscalDocument } from "./models/fiscal-document"
import { HostPayment } from "./models/host-payment"
import { Instalment } from "./models/instalment"
import { InterestCharge } from "./models/interest-charge"
import { Invoice } from "./models/invoice"
import { InvoiceItem } from "./models/invoice-item"
import { InvoicePayment } from "./models/invoice-payment"
import { InvoiceToken } from "./models/invoice-token"
import { KeptDocument } from "./models/kept-document"
import { PaymentTerms } from "./models/payment-terms"
import { PaymentPromise } from "./models/promise"
import { Receipt } from "./models/receipt"
import { Refund } from "./models/refund"
import { ReceivableHistory } from "./models/receivable-history"
import { ReceivableOrder } from "./models/receivable-order"
import { InterestRow } from "./rules/late-interest"
import { NoOffer, OnlineOffer } from "./rules/online-payment"
import { PromiseState } from "./rules/promise"
import { WriteOff } from "./models/write-off"
import { RateRow } from "./rules/exchange-rate"
import { RateInput } from "./rules/exchange-rate-csv"
import { creditedUnits, orderBilling } from "./sql/order-billing"
import { ClosingFacts, closingFacts } from "./sql/closing"
import { disputedOf } from "./sql/disputes"
import { invoicePaymentsToCheck } from "./sql/invoice-payments"
import { holdPeriods, PeriodLock, readPeriodLocks } from "./sql/periods"
import { record } from "./sql/rows"
import { CandidateInvoice, CandidateQuery, matchCandidates } from "./sql/match-candidates"
import { customerPosition } from "./sql/position"
import { PaymentRecord, paymentRecord } from "./sql/payment-behaviour"
import { promiseStates } from "./sql/promises"
import { verifyLedger } from "./sql/verify"
import {
  AllocateRequest,
  AllocationRow,
  BillingGap,
  BillingProposalHead,
  CreditNoteInput,
  CreditNoteRow,
  CreditTermsInput,
  InvoiceContactChange,
  CustomerAccountRow,
  CustomerPosition,
  DisputeInput,
  DisputeResolutionInput,
  DisputeRow,
  DraftedInvoice,
  DraftPlan,
  HostPaymentLease,
  InvoiceDraftChange,
  InvoiceDraftInput,
  InvoiceRow,
  IssueInput,
  KeptDocumentInput,
  KeptDocumentRow,
  LedgerFault,
  MadeDocument,
  OrderBilling,
  PayBackInput,
  PaymentTermsInput,
  PaymentTermsRow,
  PromiseInput,
  PromiseRow,
  ReceiptInput,
  ReceiptRow,
  ReceivableOrderInput,
  ReceivableOrderRow,
  RefundRow,
  Verification,
  VoidInput,
  WriteOffInput,
  WriteOffRow,
} from "./types"

/**
 * Invoices, credit notes, receipts, and what settles what.
 *
 * Each act runs in one transaction: it locks the documents it touches (invoices before receipts and credit notes, each by id),
 * reads them, asks the rules, writes, and writes History. The database itself refuses what would break a promise.
 */
export class ReceivableModuleService extends MedusaService({
  CrmInvoice: Invoice,
  CrmInvoiceItem: InvoiceItem,
  CrmInstalment: Instalment,
  CrmInvoicePayment: InvoicePayment,
  CrmInvoiceToken: InvoiceToken,
  CrmKeptDocument: KeptDocument,
  CrmCreditNote: CreditNote,
  CrmCreditNoteItem: CreditNoteItem,
  CrmReceipt: Receipt,
  CrmAllocation: Allocation,
  CrmRefund: Refund,
  CrmWriteOff: WriteOff,
  CrmPaymentTerms: PaymentTerms,
  CrmCustomerAccount: CustomerAccount,
  CrmReceivableOrder: ReceivableOrder,
  CrmBillingProposal: BillingProposal,
  CrmHostPayment: HostPayment,
  CrmReceivableHistory: ReceivableHistory,
  CrmExchangeRate: ExchangeRate,
  CrmFiscalDocument: FiscalDocument,
  CrmDispute: Dispute,
  CrmPromise: PaymentPromise,
  CrmInterestCharge: InterestCharge,
}) {
  protected readonly timezone_: string

  constructor(_container: object, options?: Record<string, unknown>) {
    // eslint-disable-next-line prefer-rest-params
    super(...(arguments as unknown as []))
    this.timezone_ = parseOptions(options).timezone
  }

  /**
   * Makes a draft invoice of given lines, computing its totals.
   *
   * @throws INVALID_DATA for lines, terms or amounts that can never make an invoice
   */
  @InjectManager()
  async createInvoiceDraft(
    input: InvoiceDraftInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<InvoiceRow> {
    const id = await this.act_((manager) => insertInvoiceDraft(manager, input, actor), context)
    return (await this.retrieveCrmInvoice(id, { relations: ["items"] }, context)) as unknown as InvoiceRow
  }

  /**
   * Makes the next draft invoice of an order, one caller at a time.
   *
   * @param plan - asked while the order is locked, with what is on its invoices by then; null when nothing is left to invoice, and
   *   the newest invoice that stands is answered, or the one that it names. It must be pure.
   * @throws NOT_ALLOWED when nothing is left and no invoice stands either
   */
  @InjectTransactionManager()
  async draftOrderInvoice(
    order_id: string,
    plan: (billing: OrderBilling) => DraftPlan,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<DraftedInvoice> {
    return draftOrderInvoice(managerOf(context), order_id, plan, actor)
  }

  /** Throws a draft away. @throws NOT_ALLOWED for any other invoice */
  @InjectTransactionManager()
  async deleteInvoiceDraft(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; order_id: string | null }> {
    return deleteInvoiceDraft(managerOf(context), id, actor)
  }

  /** Writes both sides of a draft as they are now, and what follows for its taxes; other invoices stay as they are. */
  @InjectTransactionManager()
  async refreshInvoiceDraft(
    id: string,
    parties: FreshParties,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await refreshDraft(managerOf(context), id, parties, actor)
  }

  /**
   * Issues a draft: the next number of its series, instalments, hash, and at once what was taken on its order before. Issuing an
   * issued invoice again changes nothing.
   *
   * @param input.issue_date - today by default
   * @throws NOT_ALLOWED for a voided invoice, a day before the series' last, or one after today
   */
  @InjectManager()
  async issueInvoice(id: string, input: IssueInput, @MedusaContext() context: Context = {}): Promise<InvoiceRow> {
    await this.act_((manager) => issueInvoice(manager, id, { ...input, today: input.today ?? this.today_() }), context)
    return (await this.retrieveCrmInvoice(
      id,
      { relations: ["items", "instalments"] },
      context
    )) as unknown as InvoiceRow
  }

  /**
   * Voids a draft, or an issued invoice that nothing is allocated to, nothing is credited of, and the buyer never got. Its number
   * stays used. Voiding twice changes nothing.
   *
   * @throws NOT_ALLOWED otherwise: then a credit note takes it back
   */
  @InjectManager()
  async voidInvoice(id: string, input: VoidInput, @MedusaContext() context: Context = {}): Promise<InvoiceRow> {
    await this.act_(
      (manager) =>
        voidInvoice(manager, id, {
          ...input,
          voided_date: input.voided_date ?? this.today_(),
        }),
      context
    )
    return (await this.retrieveCrmInvoice(id, {}, context)) as unknown as InvoiceRow
  }

  /** Notes that the buyer got the invoice, by mail or as a file. Only the first time counts. */
  @InjectTransactionManager()
  async markInvoiceHandedOver(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await markHandedOver(managerOf(context), id, actor)
  }

  /** Notes that invoices left in an export; they can only be credited from then on. */
  @InjectTransactionManager()
  async markInvoicesExported(
    ids: string[],
    kind: ExportKind,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await markExported(managerOf(context), ids, kind, actor)
  }

  /** Changes notes, purchase order number or buyer reference of a draft. @throws NOT_ALLOWED for any other invoice */
  @InjectTransactionManager()
  async editInvoiceDraft(
    id: string,
    change: InvoiceDraftChange,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await editInvoiceDraft(managerOf(context), id, change, actor)
  }

  /** Notes in History that a document was mailed, or that the mail failed. */
  @InjectTransactionManager()
  async recordMailed(
    document: { reference: "crm_invoice" | "crm_credit_note" | "crm_customer_account"; reference_id: string },
    mail: { recipient: string; failed: boolean },
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await record(managerOf(context), actor, [
      { ...document, act: mail.failed ? "mail_failed" : "mailed", note: mail.recipient },
    ])
  }

  /**
   * Makes one more link to the invoice's page for its buyer.
   *
   * @returns the link's token, which is stored nowhere and cannot be had again
   * @throws NOT_ALLOWED for a draft
   */
  @InjectTransactionManager()
  async linkInvoice(
    id: string,
    recipient: string | null,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return linkInvoice(managerOf(context), id, recipient, actor)
  }

  /** Kills the links of an invoice. @returns how many lived */
  @InjectTransactionManager()
  async revokeInvoiceLinks(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<number> {
    return revokeInvoiceLinks(managerOf(context), id, actor)
  }

  /**
   * The invoice that a live link opens. Looking at it counts, and the invoice can no longer be voided.
   *
   * @param looks - whether this is a look at the page; taking the PDF is none, but hands the invoice over as well
   * @throws NOT_FOUND with one sentence for any text that is not a live link
   */
  @InjectTransactionManager()
  async openInvoiceByToken(
    token: string,
    looks: boolean,
    @MedusaContext() context: Context = {}
  ): Promise<OpenedInvoice> {
    const manager = managerOf(context)
    const opened = await openByToken(manager, token)
    if (looks) {
      await countOpening(manager, opened.token_id)
    }
    await markHandedOver(manager, opened.invoice_id, { actor_id: opened.token_id, actor_type: "buyer" })
    return opened
  }

  /** How often the buyer's page was opened, and when last. */
  @InjectManager()
  async invoiceOpenings(id: string, @MedusaContext() context: Context = {}): Promise<Openings> {
    return openingsOf(managerOf(context), id)
  }

  /** Counts a try on the buyer's page, per link and over all. @returns whether it is within the limits */
  @InjectTransactionManager()
  async countInvoiceTry(token: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return countTry(managerOf(context), LINKS, tokenHash(token))
  }

  /** Drops the counts of tries whose hour has passed. */
  @InjectManager()
  async forgetInvoiceTries(@MedusaContext() context: Context = {}): Promise<void> {
    await forgetTries(managerOf(context), LINKS)
  }

  /** Notes a stored file as the document's own for good. @returns the one that was there first, if there was */
  @InjectTransactionManager()
  async keepDocument(input: KeptDocumentInput, @MedusaContext() context: Context = {}): Promise<KeptDocumentRow> {
    return keepDocument(managerOf(context), input)
  }

  /**
   * Takes an issued invoice back: all that is not credited yet, parts of its lines, or an amount. The note settles what the invoice
   * still asks for; the rest of it is the customer's credit.
   *
   * @throws NOT_ALLOWED if it is not issued, or nothing or less is left to credit
   */
  @InjectManager()
  async createCreditNote(input: CreditNoteInput, @MedusaContext() context: Context = {}): Promise<CreditNoteRow> {
    const id = await this.act_((manager) => createCreditNote(manager, input, input.today ?? this.today_()), context)
    return (await this.retrieveCrmCreditNote(
      id,
      { relations: ["items", "allocations"] },
      context
    )) as unknown as CreditNoteRow
  }

  /** What `createCreditNote` would make of the same input now, and what could be credited beside it; changes nothing. */
  @InjectTransactionManager()
  async previewCreditNote(
    input: Pick<CreditNoteInput, "invoice_id" | "items" | "amount">,
    @MedusaContext() context: Context = {}
  ): Promise<CreditPreview> {
    return previewCreditNote(managerOf(context), input)
  }

  /**
   * Records money that came in, and what it is for. A receipt over what is owed is no error: the rest stays unallocated.
   *
   * A repeat with the same `source` and `source_id` answers the first receipt and changes nothing.
   */
  @InjectManager()
  async recordReceipt(input: ReceiptInput, @MedusaContext() context: Context = {}): Promise<ReceiptRow> {
    const id = await this.act_((manager) => recordReceipt(manager, input, input.today ?? this.today_()), context)
    return (await this.retrieveCrmReceipt(id, { relations: ["allocations"] }, context)) as unknown as ReceiptRow
  }

  /** What the page of an invoice offers to pay today, or why nothing. @throws NOT_FOUND */
  @InjectManager()
  async invoicePaymentOffer(
    invoice_id: string,
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<OnlineOffer | NoOffer> {
    return invoicePaymentOffer(managerOf(context), invoice_id, today)
  }

  /**
   * Notes that the buyer begins to pay an invoice on its page; one at a time per invoice.
   *
   * @returns its id, and that of the payment that gave way
   * @throws NOT_ALLOWED when the invoice asks for another amount by now, or for nothing
   */
  @InjectTransactionManager()
  async beginInvoicePayment(
    input: BeginPaymentInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; ended: string | null }> {
    return beginInvoicePayment(managerOf(context), input, actor)
  }

  /** Makes one receipt of what the host captured of a begun payment; what the invoice does not ask for any more stays on it. */
  @InjectManager()
  async takeInvoicePayment(
    id: string,
    captured: CapturedPayment,
    @MedusaContext() context: Context = {}
  ): Promise<TakenPayment> {
    return this.act_((manager) => takeInvoicePayment(manager, id, captured), context)
  }

  /** Marks a begun payment paid, or ended. Doing it twice changes nothing. */
  @InjectTransactionManager()
  async markInvoicePayment(
    id: string,
    status: "paid" | "ended",
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await markInvoicePayment(managerOf(context), id, status)
  }

  /** Hands a begun payment to one caller at a time. @returns whether this one has it */
  @InjectManager()
  async holdInvoicePayment(id: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return holdPayment(managerOf(context), "crm_invoice_payment", id)
  }

  /** Gives a begun payment back to whoever comes next. */
  @InjectManager()
  async freeInvoicePayment(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await freePayment(managerOf(context), "crm_invoice_payment", id)
  }

  /** Begun payments that the job looks at, those that nobody looked at longest first. */
  @InjectManager()
  async invoicePaymentsToCheck(limit: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return invoicePaymentsToCheck(managerOf(context), limit)
  }

  /**
   * Applies parts of a receipt or credit note to invoices, all or none. Within an invoice: the instalment named, else the one whose
   * outstanding is exactly the amount, else the earliest due.
   *
   * @throws NOT_ALLOWED over what either side has left, for another currency, and for an invoice that is not issued
   */
  @InjectManager()
  async allocate(input: AllocateRequest, @MedusaContext() context: Context = {}): Promise<AllocationRow[]> {
    const ids = await this.act_((manager) => allocateCredit(manager, input, input.today ?? this.today_()), context)
    return (await this.listCrmAllocations({ id: ids }, { take: ids.length }, context)) as unknown as AllocationRow[]
  }

  /**
   * Records that what a receipt or credit note has left went back to the customer, wholly or in part.
   *
   * @throws NOT_ALLOWED over what is left, for a payment that the host captured, and for a discount for paying early
   */
  @InjectManager()
  async payBack(input: PayBackInput, @MedusaContext() context: Context = {}): Promise<RefundRow> {
    const id = await this.act_((manager) => payBack(manager, input, input.today ?? this.today_()), context)
    return (await this.retrieveCrmRefund(id, {}, context)) as unknown as RefundRow
  }

  /**
   * Undoes a receipt that was recorded wrongly: its invoices are open again, and the money is marked as taken back.
   *
   * @returns the invoices that are open again
   */
  @InjectTransactionManager()
  async takeReceiptBack(
    id: string,
    note: string,
    actor: Actor = SYSTEM_ACTOR,
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    return this.act_((manager) => takeReceiptBack(manager, id, note, actor, today), context)
  }

  /**
   * Takes back a credit of an earlier ledger that was taken over wrongly. Doing it twice changes nothing.
   *
   * @throws NOT_ALLOWED for any other receipt, and for one of which something is used or was paid back
   */
  @InjectTransactionManager()
  async takeOpeningBack(
    id: string,
    note: string | null = null,
    actor: Actor = SYSTEM_ACTOR,
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.act_((manager) => takeOpeningBack(manager, id, note, actor, today), context)
  }

  /** Open invoices of every debtor to whom a number, an amount, an order, a customer or a name points. */
  @InjectManager()
  async matchCandidates(query: CandidateQuery, @MedusaContext() context: Context = {}): Promise<CandidateInvoice[]> {
    return matchCandidates(managerOf(context), query)
  }

  /** Undoes a payment back: the document has that much left again. Undoing it twice changes nothing. */
  @InjectManager()
  async reversePayBack(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<RefundRow> {
    await this.act_((manager) => reversePayBack(manager, id, actor, today), context)
    return (await this.retrieveCrmRefund(id, {}, context)) as unknown as RefundRow
  }

  /**
   * Closes a rest of an invoice that is not worth asking for, with its reason; its taxes stay as they were.
   *
   * @throws NOT_ALLOWED over what the invoice asks for, and over the limit
   */
  @InjectManager()
  async writeOff(input: WriteOffInput, @MedusaContext() context: Context = {}): Promise<WriteOffRow> {
    const id = await this.act_((manager) => writeOff(manager, input, input.today ?? this.today_()), context)
    return (await this.retrieveCrmWriteOff(id, {}, context)) as unknown as WriteOffRow
  }

  /** Undoes a write-off: its invoice asks for the amount again. Undoing it twice changes nothing. */
  @InjectManager()
  async reverseWriteOff(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<WriteOffRow> {
    await this.act_((manager) => reverseWriteOff(manager, id, actor, today), context)
    return (await this.retrieveCrmWriteOff(id, {}, context)) as unknown as WriteOffRow
  }

  /**
   * Settles an invoice with what its debtor has too much, the oldest first. @returns ids of the allocations
   *
   * @throws NOT_ALLOWED with `must`, for an invoice that asks for nothing and where there is no credit
   */
  @InjectTransactionManager()
  async applyCustomerCredit(
    invoice_id: string,
    { actor, must, today }: { actor: Actor; must: boolean; today?: Day },
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    return this.act_(
      (manager) => applyCustomerCredit(manager, invoice_id, { actor, must, today: today ?? this.today_() }),
      context
    )
  }

  /** One page of write-offs, the newest first. */
  @InjectManager()
  async searchWriteOffs(request: ListRequest, @MedusaContext() context: Context = {}): Promise<ListResult> {
    return listDocuments(executeOf(context), writeOffList(), request)
  }

  /** Undoes an allocation: both documents are open again. Undoing it twice changes nothing. */
  @InjectManager()
  async reverseAllocation(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<AllocationRow> {
    await this.act_((manager) => reverseAllocation(manager, id, actor, today), context)
    return (await this.retrieveCrmAllocation(id, {}, context)) as unknown as AllocationRow
  }

  /**
   * Notes that a part of an issued invoice is disputed: reminders and proposed allocations leave it out until it is resolved.
   *
   * @throws NOT_ALLOWED over what is outstanding and not disputed yet
   */
  @InjectManager()
  async disputeInvoice(input: DisputeInput, @MedusaContext() context: Context = {}): Promise<DisputeRow> {
    const id = await this.act_((manager) => disputeInvoice(manager, input, input.today ?? this.today_()), context)
    return (await this.retrieveCrmDispute(id, {}, context)) as unknown as DisputeRow
  }

  /** Ends a dispute for good. @throws NOT_ALLOWED for one that ended otherwise */
  @InjectManager()
  async resolveDispute(
    id: string,
    input: DisputeResolutionInput,
    @MedusaContext() context: Context = {}
  ): Promise<DisputeRow> {
    await this.act_((manager) => resolveDispute(manager, id, input, input.today ?? this.today_()), context)
    return (await this.retrieveCrmDispute(id, {}, context)) as unknown as DisputeRow
  }

  /** What of invoices is disputed by now, as exact decimal text by id; invoices without disputes are left out. */
  @InjectManager()
  async disputedTotals(invoice_ids: string[], @MedusaContext() context: Context = {}): Promise<Map<string, string>> {
    const sums = await disputedOf(managerOf(context), invoice_ids)
    return new Map([...sums].map(([id, sum]) => [id, sum.toFixed()]))
  }

  @InjectManager()
  async searchDisputes(request: ListRequest, @MedusaContext() context: Context = {}): Promise<ListResult> {
    return listDocuments(executeOf(context), disputeList(), request)
  }

  /**
   * Notes what a debtor promised to pay by a day, on an invoice or on its account.
   *
   * @throws NOT_ALLOWED for more than is outstanding; INVALID_DATA for a day that is over
   */
  @InjectManager()
  async promisePayment(input: PromiseInput, @MedusaContext() context: Context = {}): Promise<PromiseRow> {
    const { today = this.today_(), grace_days = 0 } = input
    const id = await this.act_((manager) => promisePayment(manager, input, { today, grace_days }), context)
    return (await this.retrieveCrmPromise(id, {}, context)) as unknown as PromiseRow
  }

  /** Takes a promise back. Canceling twice changes nothing. */
  @InjectTransactionManager()
  async cancelPromise(
    id: string,
    note: string | null = null,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await cancelPromise(managerOf(context), id, note, actor)
  }

  /** The arithmetic of what a debtor owes for paying late until a day, less what was charged before. */
  @InjectManager()
  async previewInterest(question: InterestQuestion, @MedusaContext() context: Context = {}): Promise<InterestRow[]> {
    return previewInterest(managerOf(context), question)
  }

  /**
   * Issues an invoice of interest and fees, without tax and in a series of its own; each day is charged once.
   *
   * @returns its id
   * @throws NOT_ALLOWED when nothing is to be charged, or another amount than was seen
   */
  @InjectManager()
  async chargeInterest(input: InterestChargeInput, @MedusaContext() context: Context = {}): Promise<string> {
    return this.act_((manager) => chargeInterest(manager, input), context)
  }

  /** What the lines of a file of opening balances would become; changes nothing. */
  @InjectManager()
  async previewOpening(input: OpeningInput, @MedusaContext() context: Context = {}): Promise<OpeningResult[]> {
    return previewOpening(managerOf(context), input)
  }

  /**
   * Takes over what a ledger of before left open, all of the file or nothing; the same number of the same customer is taken once.
   *
   * @throws INVALID_DATA naming every line that is wrong, up to ten
   */
  @InjectManager()
  async importOpening(
    input: Omit<OpeningImport, "today"> & { today?: Day },
    @MedusaContext() context: Context = {}
  ): Promise<OpeningResult[]> {
    return this.act_((manager) => importOpening(manager, { ...input, today: input.today ?? this.today_() }), context)
  }

  /** What became of promises, and how much came for each of them, by id. */
  @InjectManager()
  async promiseStates(
    ids: string[],
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<Map<string, { state: PromiseState; received: string }>> {
    return promiseStates(managerOf(context), ids, today)
  }

  @InjectManager()
  async searchPromises(request: ListRequest, today?: Day, @MedusaContext() context: Context = {}): Promise<ListResult> {
    return listDocuments(executeOf(context), promiseList(today ?? this.today_()), request)
  }

  /** Applies what was taken on an issued invoice's order to it. @returns ids of the allocations made now */
  @InjectTransactionManager()
  async settleFromAdvances(
    invoice_id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    return this.act_((manager) => settleFromAdvances(manager, invoice_id, this.today_(), actor), context)
  }

  /** Brings the refunds of a host payment's receipts to the host's own sum, setting free what they settled, newest first. */
  @InjectTransactionManager()
  async setPaymentRefunded(
    { today = this.today_(), ...input }: { payment_id: string; refunded_total: string; today?: Day; actor?: Actor },
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.act_((manager) => setPaymentRefunded(manager, { actor: SYSTEM_ACTOR, ...input }, today), context)
  }

  /** Keeps the row of a host order; `invoiced_total` is counted here. */
  @InjectManager()
  async upsertReceivableOrder(
    input: ReceivableOrderInput,
    @MedusaContext() context: Context = {}
  ): Promise<ReceivableOrderRow> {
    const id = await this.act_((manager) => upsertReceivableOrder(manager, input), context)
    return (await this.retrieveCrmReceivableOrder(id, {}, context)) as unknown as ReceivableOrderRow
  }

  /** Sets limit, terms, hold and who pays for a customer. Fields left out stay. */
  @InjectManager()
  async setCreditTerms(
    input: CreditTermsInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<CustomerAccountRow> {
    const id = await this.act_((manager) => setCreditTerms(manager, input, actor), context)
    return (await this.retrieveCrmCustomerAccount(id, {}, context)) as unknown as CustomerAccountRow
  }

  /** Changes who gets copies of a customer's invoices. @throws NOT_ALLOWED for more than an account takes */
  @InjectManager()
  async changeInvoiceContacts(
    customer_id: string,
    change: InvoiceContactChange,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.act_((manager) => changeInvoiceContacts(manager, customer_id, change, actor), context)
  }

  /**
   * Sets how a company's documents are numbered from now on.
   *
   * @throws INVALID_DATA for a format that does not keep numbers apart, or a series that counts other documents
   */
  @InjectTransactionManager()
  async setNumbering(
    company_id: string,
    numbering: CompanyNumbering,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await setNumbering(managerOf(context), company_id, numbering)
  }

  /** The numbers that the next documents of a company would get with these settings. @throws as `setNumbering` does */
  @InjectManager()
  async nextNumbers(
    company_id: string,
    numbering: CompanyNumbering,
    today: Day = this.today_(),
    @MedusaContext() context: Context = {}
  ): Promise<NextNumbers> {
    return nextNumbers(managerOf(context), company_id, numbering, today)
  }

  /**
   * Closes a company's books up to a day, or opens them again, when every act under way has ended.
   *
   * @throws NOT_ALLOWED for a day that is not over, or to open a closed period without `may_reopen`
   */
  @InjectTransactionManager()
  async setPeriodLock(input: PeriodLockInput, @MedusaContext() context: Context = {}): Promise<PeriodLock> {
    return setPeriodLock(managerOf(context), input, input.today ?? this.today_())
  }

  /** Up to which day each company's books are closed; companies without a lock are left out. */
  @InjectManager()
  async periodLocks(@MedusaContext() context: Context = {}): Promise<PeriodLock[]> {
    return readPeriodLocks(managerOf(context))
  }

  /** What is left to do before a company closes a period. */
  @InjectManager()
  async closing(
    period: { company_id: string; from: Day; to: Day },
    @MedusaContext() context: Context = {}
  ): Promise<ClosingFacts> {
    return closingFacts(managerOf(context), period)
  }

  /**
   * Writes payment terms to choose from: new ones without an id. Documents that were made keep the terms they were made with.
   *
   * @throws INVALID_DATA for terms that no invoice can have; NOT_ALLOWED for a name that exists
   */
  @InjectManager()
  async savePaymentTerms(
    id: string | null,
    input: PaymentTermsInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<PaymentTermsRow> {
    const saved = await this.act_((manager) => savePaymentTerms(manager, id, input, actor), context)
    return (await this.retrieveCrmPaymentTerms(saved, {}, context)) as unknown as PaymentTermsRow
  }

  /** @throws NOT_ALLOWED for terms that customers have, or that are the store's own */
  @InjectTransactionManager()
  async removePaymentTerms(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await removePaymentTerms(managerOf(context), id, actor)
  }

  /**
   * Keeps a tax document that was made elsewhere with the invoice it stands for.
   *
   * @returns its id
   * @throws INVALID_DATA for a key, number or day that does not agree; NOT_ALLOWED where our invoices are the tax documents themselves,
   *   and for one that is attached already
   */
  @InjectTransactionManager()
  async addFiscalDocument(
    input: FiscalDocumentInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return addFiscalDocument(managerOf(context), input, actor)
  }

  /** Takes a tax document off an invoice; History keeps what it was. @returns the id of its file @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeFiscalDocument(
    invoice_id: string,
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string | null> {
    return removeFiscalDocument(managerOf(context), invoice_id, id, actor)
  }

  /** Keeps exchange rates, one per pair and day. @throws INVALID_DATA for one that cannot be */
  @InjectTransactionManager()
  async saveExchangeRates(
    rates: RateInput[],
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<SavedRates> {
    return saveExchangeRates(managerOf(context), rates, actor)
  }

  /** Forgets an exchange rate; documents keep theirs. @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeExchangeRate(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await removeExchangeRate(managerOf(context), id, actor)
  }

  /** The latest exchange rate of a pair, either way round, on or before a day. */
  @InjectManager()
  async findExchangeRate(
    from: string,
    to: string,
    on: Day,
    @MedusaContext() context: Context = {}
  ): Promise<RateRow | null> {
    return findRate(managerOf(context), from, to, on)
  }

  /** Decides the next thing to tell the host about an order and stores it, or null when both sides agree. */
  @InjectManager()
  async claimHostPayment(
    facts: HostOrderFacts,
    @MedusaContext() context: Context = {}
  ): Promise<HostPaymentLease | null> {
    const claim = await this.act_((manager) => claimHostPayment(manager, facts), context)
    return (
      claim && {
        mine: claim.mine,
        act: (await this.retrieveCrmHostPayment(claim.id, {}, context)) as unknown as HostPaymentLease["act"],
      }
    )
  }

  /** What the host has still to be told about an order, decimal text; "0" where both sides agree. Stores and locks nothing. */
  @InjectManager()
  async untoldToHost(facts: HostOrderFacts, @MedusaContext() context: Context = {}): Promise<string> {
    const manager = managerOf(context)
    const next = await nextHostPayment((sql, values) => manager.execute(sql, values), facts)
    return next ? next.amount.toFixed() : "0"
  }

  /** The host was told. */
  @InjectTransactionManager()
  async finishHostPayment(id: string, payment_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await finishHostPayment(managerOf(context), id, payment_id)
  }

  /** The host refused, and nothing happened there. */
  @InjectTransactionManager()
  async dropHostPayment(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await dropHostPayment(managerOf(context), id)
  }

  /** Someone gave back in the host a payment that we told it: recorded once, and as much is set free from the order's invoices. */
  @InjectTransactionManager()
  async recordHostRefund(
    input: {
      order_id: string
      payment_id: string
      refund_id: string
      currency_code: string
      amount: string
    },
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.act_((manager) => recordHostRefund(manager, input, this.today_()), context)
  }

  /**
   * Brings the open proposal of an order to what its documents lack now; it closes by itself when nothing is lacking.
   *
   * @param find - asked while the order is locked, with what is on its documents by then. It must be pure.
   * @returns id of the open proposal
   */
  @InjectTransactionManager()
  async syncBillingProposal(
    order_id: string,
    head: BillingProposalHead,
    find: (billing: OrderBilling) => BillingGap | null,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string | null> {
    return syncBillingProposal(managerOf(context), order_id, head, find, actor)
  }

  /**
   * Makes the credit notes that an open proposal is of, all or none. A second call answers what the first one made.
   *
   * @throws NOT_ALLOWED for a proposal that is dismissed or closed, or when a note is refused
   */
  @InjectTransactionManager()
  async creditByProposal(
    id: string,
    input: IssueInput,
    @MedusaContext() context: Context = {}
  ): Promise<MadeDocument[]> {
    return creditByProposal(managerOf(context), id, { ...input, today: input.today ?? this.today_() })
  }

  /** Notes the documents made of a proposal. */
  @InjectTransactionManager()
  async finishBillingProposal(
    id: string,
    documents: MadeDocument[],
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await finishBillingProposal(managerOf(context), id, documents, actor)
  }

  /** Leaves a difference between an order and its documents as it is. @throws NOT_ALLOWED for a proposal that is not open */
  @InjectTransactionManager()
  async dismissBillingProposal(
    id: string,
    note: string | null,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await dismissBillingProposal(managerOf(context), id, note, actor)
  }

  @InjectManager()
  async searchBillingProposals(request: ListRequest, @MedusaContext() context: Context = {}): Promise<ListResult> {
    return listDocuments(executeOf(context), billingProposalList(), request)
  }

  /** What of an order is on its invoices and credit notes. */
  @InjectManager()
  async orderBilling(order_id: string, @MedusaContext() context: Context = {}): Promise<OrderBilling> {
    return orderBilling(managerOf(context), order_id)
  }

  /** Of lines of host orders that were credited: units credited, and units that invoices ask for all the same. */
  @InjectManager()
  async creditedUnits(
    order_ids: string[],
    @MedusaContext() context: Context = {}
  ): Promise<{ order_item_id: string; credited: string; invoiced: string }[]> {
    return creditedUnits(managerOf(context), order_ids)
  }

  /** Who owes for a customer: itself, unless its account names another. */
  @InjectManager()
  async debtorOf(customer_id: string, @MedusaContext() context: Context = {}): Promise<string> {
    return (await findDebtor(managerOf(context), customer_id)) as string
  }

  /**
   * How a debtor paid until now, in one currency, and the terms and deposit that suggests.
   *
   * @param debtor_ids - everyone who is the debtor
   * @param input.base_days - what the store gives to pay
   */
  @InjectManager()
  async paymentRecord(
    debtor_ids: string[],
    input: { currency_code: string; today: Day; base_days: number },
    @MedusaContext() context: Context = {}
  ): Promise<PaymentRecord> {
    return paymentRecord(managerOf(context), debtor_ids, input)
  }

  /**
   * What the debtor behind a customer owes, one row per currency in which anything is.
   *
   * @param options.today - the store's day; by default in the time zone of the plugin's options
   * @param options.debtor_ids - everyone who is the debtor, who then is the customer asked for
   */
  @InjectManager()
  async position(
    customer_id: string,
    options: { currency_code?: string; today?: Day; debtor_ids?: string[] } = {},
    @MedusaContext() context: Context = {}
  ): Promise<CustomerPosition[]> {
    const { today = this.today_(), currency_code, debtor_ids } = options
    return customerPosition(managerOf(context), customer_id, today, currency_code, debtor_ids)
  }

  /** One page of invoices by ids, with count and totals of all that are filtered. */
  @InjectManager()
  async searchInvoices(request: ListRequest, today?: Day, @MedusaContext() context: Context = {}): Promise<ListResult> {
    return listDocuments(executeOf(context), invoiceList(today ?? this.today_()), request)
  }

  @InjectManager()
  async searchCreditNotes(request: ListRequest, @MedusaContext() context: Context = {}): Promise<ListResult> {
    return listDocuments(executeOf(context), creditNoteList(), request)
  }

  /** One page of orders of which something was delivered and is on no invoice. */
  @InjectManager()
  async searchOrdersToInvoice(request: ListRequest, @MedusaContext() context: Context = {}): Promise<ListResult> {
    const filters = { ...request.filters, to_invoice_quantity: { $gt: 0 } }
    return listDocuments(executeOf(context), toInvoiceList(), { ...request, filters })
  }

  @InjectManager()
  async searchReceipts(request: ListRequest, @MedusaContext() context: Context = {}): Promise<ListResult> {
    return listDocuments(executeOf(context), receiptList(), request)
  }

  /**
   * Reads all invoices or credit notes that the filters leave, as one moment saw them, a batch at a time.
   *
   * @param onRows - the batch as decimal text and text by column of the export; of invoices also `id`, and `fresh` "true" while they never left so
   */
  @InjectTransactionManager()
  async exportDocuments(
    kind: "invoices" | "credit_notes",
    request: Omit<ListRequest, "limit" | "offset">,
    onRows: (rows: Record<string, string | null>[]) => Promise<void>,
    today?: Day,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    const [list, select] =
      kind === "invoices"
        ? [invoiceList(today ?? this.today_()), `${selectOf(INVOICE_EXPORT)}, i.id, ${NEVER_EXPORTED} as fresh`]
        : [creditNoteList(), selectOf(CREDIT_NOTE_EXPORT)]
    await streamDocuments(executeOf(context), list, request, select, onRows)
  }

  /** Checks every promise of the ledger that rows can show: sums, outstanding, numbers 1..n, chain. Empty when all hold. */
  @InjectManager()
  async verify(@MedusaContext() context: Context = {}): Promise<LedgerFault[]> {
    return verifyLedger(managerOf(context))
  }

  /**
   * Goes on with the verification under way, or begins one, for a short while; to be called until it is done. Its result is kept.
   *
   * @param milliseconds - how long to work; the ledger may be large
   */
  @InjectTransactionManager()
  async goOnVerifying(
    actor: Actor = SYSTEM_ACTOR,
    milliseconds = 2_000,
    @MedusaContext() context: Context = {}
  ): Promise<Verification> {
    return goOnVerifying(managerOf(context), actor, milliseconds)
  }

  /** Verifications, the newest first. */
  @InjectManager()
  async verifications(take = 10, @MedusaContext() context: Context = {}): Promise<Verification[]> {
    return readVerifications(managerOf(context), take)
  }

  /** The transaction of an act: no period is closed while it runs. What it answers is read after it, so that no lock waits for reading. */
  @InjectTransactionManager()
  protected async act_<Result>(
    work: (manager: ReturnType<typeof managerOf>) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    const manager = managerOf(context)
    await holdPeriods(manager)
    return work(manager)
  }

  protected today_(): Day {
    return storeToday(this.timezone_)
  }
}

const executeOf =
  (context: Context): Execute =>
  (sql, values) =>
    managerOf(context).execute(sql, values)

const LINKS = { tokens: "crm_invoice_token", tries: "crm_invoice_try" }

withClearErrors(ReceivableModuleService)
