import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import { freePayment, holdPayment } from "../../shared/hold-payment"
import { Execute, listDocuments, ListRequest, ListResult } from "../../shared/lists/list-documents"
import { streamDocuments } from "../../shared/lists/stream-documents"
import { AmountInput } from "../../shared/money"
import { managerOf } from "../../shared/sql"
import { addAttachment, AttachmentInput, removeAttachment } from "./acts/attachment"
import { decideApproval, latestApproval, openApprovalReasons, openReasonsUnder, submitQuote } from "./acts/approval"
import {
  AcceptanceClaim,
  AcceptanceInput,
  cancelConversion,
  claimAcceptance,
  claimConversion,
  ClaimInput,
  ConversionClaim,
  finishConversion,
  liveConversions,
  orderedQuantities,
  ReleaseClaim,
  releaseHold,
  ReleaseInput,
  reopenConversion,
  takeOverConversion,
  undoConversion,
} from "./acts/conversion"
import { cancelQuote, declineQuote, DeclineInput } from "./acts/decide"
import { DepositMark, markDeposit, openDeposit, OpenDepositInput, releaseDeposit } from "./acts/deposit"
import { ChoiceInput, ChoiceKind, ChoiceRow, orderChoices, removeChoice, saveChoice } from "./acts/choices"
import { orderStages, PipelineInput, removePipeline, savePipeline } from "./acts/pipelines"
import { removeStage, saveStage, StageInput } from "./acts/stages"
import { removeTarget, saveTarget, TargetInput } from "./acts/targets"
import { createDraft, deleteDraft, requestFromCart, updateDeal, updateDraft, updateItems } from "./acts/draft"
import { changeReasons, Judge, judgeHeld } from "./acts/hold"
import { assignCustomer, countLead, createLead } from "./acts/leads"
import { addMessage, MessageInput } from "./acts/messages"
import { readByToken } from "./acts/open"
import { extendQuote, honorQuote, passOver, reviseQuote } from "./acts/revise"
import {
  ApprovalRuleInput,
  removeApprovalRule,
  removeTemplate,
  saveApprovalRule,
  saveTemplate,
  TemplateInput,
} from "./acts/set-up"
import { linkVersion, recordDelivery, resendVersion, sendDraft, SendInput, SendMail } from "./acts/send"
import { quoteBoard, BoardColumn, BoardRequest } from "./lists/quote-board"
import { QUOTE_EXPORT } from "./lists/quote-export"
import { ListContext, quoteListFor } from "./lists/quote-list"
import { ApprovalReason } from "./rules/approval"
import { tokenHash } from "../../shared/links/token"
import { countTry, forgetTries } from "../../shared/links/tries"
import { depositsToCheck } from "./sql/deposits"
import { DueReminder, dueReminders, ReminderRules } from "./sql/due-reminders"
import { expiredBesideLive } from "./sql/expired-beside-live"
import { HeldQuote, heldQuotes } from "./sql/held-quotes"
import { ListedQuote, listedQuotes, ListedWith } from "./sql/listed-quotes"
import { OrderedOfQuote, orderedOfQuotes } from "./sql/ordered"
import { QuoteFacts, quoteFacts } from "./sql/quote-facts"
import { RecentNews, recentNews, unsentOffers } from "./sql/unsent"
import { similarQuotes, SimilarQuote, SimilarTo } from "./sql/similar"
import { Touched, touchQuotes } from "./sql/touch"
import { versionTitles } from "./sql/version-titles"
import { WantedByQuotes, wantedByQuotes, WhichQuotes } from "./sql/wanted-by-quotes"
import { WantedLine, wantedLines } from "./sql/wanted-lines"
import { QuoteStore } from "./store"
import {
  DealChange,
  OpenedQuote,
  PipelineRow,
  PricedItem,
  QuoteApprovalRow,
  QuoteApprovalRuleRow,
  QuoteAttachmentRow,
  QuoteTemplateRow,
  QuoteContent,
  QuoteConversionRow,
  QuoteDelivery,
  QuoteDepositRow,
  QuoteMessageRow,
  QuoteWithItems,
  SalesTargetRow,
  StageRow,
} from "./types"

const executeOf = (context: Context): Execute => managerOf(context).execute.bind(managerOf(context)) as Execute

export type { ConversionClaim } from "./acts/conversion"
export type { OpenedQuote } from "./types"

/**
 * Offers: their versions, decisions and links, and the claims under which they become orders.
 *
 * Each act runs in one transaction with the quote's row locked, and writes History in it.
 */
export class QuoteModuleService extends QuoteStore {
  /**
   * Creates a draft with the next number of the year.
   *
   * @param today - the store's day
   * @throws NOT_FOUND for an unknown stage
   */
  @InjectTransactionManager()
  async createQuote(
    content: QuoteContent,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return createDraft(this, content, today, actor, context)
  }

  /**
   * Makes a draft of a shopper's cart, once per cart.
   *
   * @returns whether this call made it
   */
  @InjectTransactionManager()
  async requestFromCart(
    cart_id: string,
    content: QuoteContent | null,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; number: string; status: string; requested: boolean }> {
    return requestFromCart(this, cart_id, content, today, actor, context)
  }

  /**
   * Makes a draft of what someone asked by a form; the same asked again within a day answers the same.
   *
   * @param source - an offered source by id, code or name; null takes the website
   * @returns whether this call made it
   * @throws INVALID_DATA for an unknown source
   */
  @InjectTransactionManager()
  async createLead(
    content: QuoteContent,
    source: string | null,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; number: string; status: string; requested: boolean }> {
    return createLead(this, content, source, today, actor, context)
  }

  /** Counts a lead in the database. @returns whether it is within the limits */
  @InjectTransactionManager()
  async countLead(email: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return countLead(email, context)
  }

  /** Gives a draft that names no customer the one it turned out to be; whoever comes second changes nothing. */
  @InjectTransactionManager()
  async assignCustomer(
    id: string,
    customer: { customer_id: string; bill_to_customer_id: string },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return assignCustomer(this, id, customer, actor, context)
  }

  /** A quote with its lines in order. @throws NOT_FOUND */
  @InjectManager()
  async getQuote(id: string, @MedusaContext() context: Context = {}): Promise<QuoteWithItems> {
    return this.load_(id, context)
  }

  /** One page of quotes by ids, with the count and the sums of everything that is filtered. */
  @InjectManager()
  async searchQuotes(
    request: ListRequest,
    on: ListContext,
    @MedusaContext() context: Context = {}
  ): Promise<ListResult> {
    return listDocuments(executeOf(context), quoteListFor(on, request), request)
  }

  /** Quotes in the order of their ids, with where they stand; with their lines where those are asked for. */
  @InjectManager()
  async listedQuotes(ids: string[], which: ListedWith, @MedusaContext() context: Context = {}): Promise<ListedQuote[]> {
    return listedQuotes(ids, which, context)
  }

  /** Everything that a list's filters leave, as the columns of {@link QUOTE_EXPORT}, a batch at a time. */
  @InjectTransactionManager()
  async exportQuotes(
    request: Omit<ListRequest, "limit" | "offset">,
    on: ListContext,
    onRows: (rows: Record<string, string | null>[]) => Promise<void>,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    const select = QUOTE_EXPORT.map(({ name, sql }) => `(${sql})::text as "${name}"`).join(", ")
    await streamDocuments(executeOf(context), quoteListFor(on, request), request, select, onRows)
  }

  /** The stages of one pipeline with what stands in each: how many, sums, and the first cards. */
  @InjectManager()
  async board(request: BoardRequest, on: ListContext, @MedusaContext() context: Context = {}): Promise<BoardColumn[]> {
    return quoteBoard(executeOf(context), request, on)
  }

  /**
   * Makes a pipeline with one stage, or changes one.
   *
   * @throws NOT_FOUND; NOT_ALLOWED for a name that another has
   */
  @InjectTransactionManager()
  async savePipeline(
    id: string | null,
    input: PipelineInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<PipelineRow> {
    return savePipeline(this, id, input, actor, context)
  }

  /** Removes a pipeline with its stages. @throws NOT_FOUND; NOT_ALLOWED for the default and while quotes stand in it */
  @InjectTransactionManager()
  async removePipeline(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await removePipeline(this, id, actor, context)
  }

  /** Notes a contact with the buyer of some quotes, or of all open ones of a customer. */
  @InjectManager()
  async touchQuotes(touched: Touched, at: Date, @MedusaContext() context: Context = {}): Promise<void> {
    await touchQuotes(managerOf(context), touched, at)
  }

  /** One stage. @throws NOT_FOUND */
  @InjectManager()
  async getStage(id: string, @MedusaContext() context: Context = {}): Promise<StageRow> {
    return this.stage_(id, context)
  }

  /** Puts the stages of a pipeline in order. @throws NOT_FOUND; NOT_ALLOWED unless each is named once */
  @InjectTransactionManager()
  async orderStages(
    id: string,
    stage_ids: string[],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await orderStages(this, id, stage_ids, actor, context)
  }

  /** Makes a stage of a pipeline, or changes one. @throws NOT_FOUND; NOT_ALLOWED for a name that another has */
  @InjectTransactionManager()
  async saveStage(
    target: { id: string } | { pipeline_id: string },
    input: StageInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<StageRow> {
    return saveStage(this, target, input, actor, context)
  }

  /** Removes a stage; its quotes move to another. @throws NOT_FOUND; NOT_ALLOWED without one while quotes stand in it */
  @InjectTransactionManager()
  async removeStage(
    id: string,
    move_to: string | null,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await removeStage(this, id, move_to, actor, context)
  }

  /** Sets what a rep is to sell in a month and currency, and their share; setting it again replaces it. */
  @InjectTransactionManager()
  async saveTarget(input: TargetInput, actor: Actor, @MedusaContext() context: Context = {}): Promise<SalesTargetRow> {
    return saveTarget(this, input, actor, context)
  }

  /** Takes a target away. @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeTarget(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await removeTarget(this, id, actor, context)
  }

  /** Makes or changes a reason for losing, or a source. @throws NOT_FOUND; NOT_ALLOWED for a name that another has */
  @InjectTransactionManager()
  async saveChoice(
    kind: ChoiceKind,
    id: string | null,
    input: ChoiceInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<ChoiceRow> {
    return saveChoice(this, kind, id, input, actor, context)
  }

  /** Puts the reasons for losing, or the sources, in order. @throws NOT_ALLOWED unless each is named once */
  @InjectTransactionManager()
  async orderChoices(
    kind: ChoiceKind,
    ids: string[],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await orderChoices(this, kind, ids, actor, context)
  }

  /** Removes a reason or source; a used one is offered no more. @returns whether it is gone. @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeChoice(
    kind: ChoiceKind,
    id: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return removeChoice(this, kind, id, actor, context)
  }

  /**
   * Replaces what a draft says. Lines keep their ids where the content names them. An approval counts no more.
   *
   * @param revision - the revision the caller saw; null takes the newest
   * @throws NOT_ALLOWED if it is not a draft, or someone else has changed it since that revision
   */
  @InjectTransactionManager()
  async updateDraft(
    id: string,
    content: QuoteContent,
    revision: number | null,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return updateDraft(this, id, content, revision, actor, context)
  }

  /**
   * Replaces the lines of a draft as it was read. An approval counts no more.
   *
   * @param before - the draft as the lines were made from it, from {@link getQuote}
   * @returns the draft as it is now; null, with nothing changed, when someone else has changed it since it was read
   * @throws NOT_ALLOWED if it is not a draft
   */
  @InjectTransactionManager()
  async updateItems(
    before: QuoteWithItems,
    items: PricedItem[],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems | null> {
    return updateItems(this, before, items, actor, context)
  }

  /**
   * Moves the deal: stage, probability, owner, expected close, note, how it is ordered and chased. Possible in every status.
   *
   * @throws NOT_FOUND for an unknown stage
   */
  @InjectTransactionManager()
  async updateDeal(
    id: string,
    change: DealChange,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return updateDeal(this, id, change, actor, context)
  }

  /**
   * Drops a draft: the quote itself when it was never sent, else only the new version, and the one sent last stands again.
   *
   * @throws NOT_ALLOWED if it is not a draft
   */
  @InjectTransactionManager()
  async deleteDraft(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await deleteDraft(this, id, actor, context)
  }

  /**
   * Sends a draft: freezes its version, ends the earlier ones unless they are kept open, and makes the buyer's link.
   *
   * @returns the link's token, which is stored nowhere and cannot be had again
   * @throws NOT_ALLOWED if it is not a draft, has no lines, needs an approval, or its last day has passed
   */
  @InjectTransactionManager()
  async sendQuote(
    id: string,
    input: SendInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ quote: QuoteWithItems; token: string }> {
    return sendDraft(this, id, input, actor, context)
  }

  /**
   * Makes a new link to the sent version; the old ones to it die, those of other versions on offer do not.
   *
   * @throws NOT_ALLOWED unless it is sent and not expired
   */
  @InjectTransactionManager()
  async resendQuote(
    id: string,
    { today, mail }: { today: Day; mail?: SendMail },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ quote: QuoteWithItems; token: string }> {
    return resendVersion(this, id, today, mail, actor, context)
  }

  /**
   * Makes one more link to the sent version, to be handed over by other means; the mailed one stays alive.
   *
   * @param actor - null for a link that a mail carries, of which the mail itself tells
   * @returns the link's token, which is stored nowhere and cannot be had again
   * @throws NOT_ALLOWED unless it is sent and not expired
   */
  @InjectTransactionManager()
  async linkQuote(
    id: string,
    today: Day,
    actor: Actor | null,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return linkVersion(this, id, today, actor, context)
  }

  /** What a quote as it stands still needs approval for by the store's rules, and the newest request. */
  @InjectManager()
  async approvalOf(
    quote: QuoteWithItems,
    credit: ApprovalReason[] = [],
    @MedusaContext() context: Context = {}
  ): Promise<{ reasons: ApprovalReason[]; latest: QuoteApprovalRow | null }> {
    const latest = await latestApproval(this, quote.id, context)
    return {
      reasons: quote.status === "draft" ? await openApprovalReasons(this, quote, latest, context, credit) : [],
      latest,
    }
  }

  /** What stands beside a quote in other tables, and what the store's rules ask approval for as it stands. */
  @InjectManager()
  async factsOf(
    quote: QuoteWithItems,
    credit: ApprovalReason[] = [],
    @MedusaContext() context: Context = {}
  ): Promise<QuoteFacts & { reasons: ApprovalReason[] }> {
    const facts = await quoteFacts(quote.id, context)
    const reasons = quote.status === "draft" ? openReasonsUnder(facts.rules, quote, facts.approval, credit) : []
    return { ...facts, reasons }
  }

  /**
   * Asks for approval of a draft as it stands; an edit takes the request back. Asking again while it waits answers the same.
   *
   * @returns whether this call asked
   * @throws NOT_ALLOWED if it is not a draft, has no lines, needs no approval, or has it
   */
  @InjectTransactionManager()
  async submitQuote(
    id: string,
    input: { note: string | null; credit?: ApprovalReason[] },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ quote: QuoteWithItems; submitted: boolean }> {
    return submitQuote(this, id, input, actor, context)
  }

  /**
   * Approves or rejects a draft that waits for it. Deciding the same again answers the same.
   *
   * @throws NOT_ALLOWED unless it waits, and the caller is one who may decide
   */
  @InjectTransactionManager()
  async decideApproval(
    id: string,
    decision: Parameters<typeof decideApproval>[2],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return decideApproval(this, id, decision, actor, context)
  }

  /**
   * Makes a template, or changes one.
   *
   * @param id - null makes a new one
   * @throws NOT_FOUND; NOT_ALLOWED for a name that another has
   */
  @InjectTransactionManager()
  async saveTemplate(
    id: string | null,
    input: TemplateInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteTemplateRow> {
    return saveTemplate(this, id, input, actor, context)
  }

  /** Removes a template; quotes made from it stay. @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeTemplate(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await removeTemplate(this, id, actor, context)
  }

  /**
   * Makes an approval rule, or changes one.
   *
   * @param id - null makes a new one
   * @throws NOT_FOUND; INVALID_DATA without a limit, or for a total without its currency
   */
  @InjectTransactionManager()
  async saveApprovalRule(
    id: string | null,
    input: ApprovalRuleInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteApprovalRuleRow> {
    return saveApprovalRule(this, id, input, actor, context)
  }

  /** Removes an approval rule. @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeApprovalRule(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await removeApprovalRule(this, id, actor, context)
  }

  /** Notes a stored file of a quote. @throws NOT_FOUND; NOT_ALLOWED when the quote has its number of files */
  @InjectTransactionManager()
  async addAttachment(
    input: AttachmentInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteAttachmentRow> {
    return addAttachment(this, input, actor, context)
  }

  /** Forgets a file of a quote. @throws NOT_FOUND; NOT_ALLOWED for what the buyer was given with an accepted quote */
  @InjectTransactionManager()
  async removeAttachment(
    quote_id: string,
    id: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteAttachmentRow> {
    return removeAttachment(this, quote_id, id, actor, context)
  }

  /** Keeps how a mail with the link went, for the quote's page. @returns whether it is the newest sending */
  @InjectTransactionManager()
  async recordDelivery(
    id: string,
    delivery: Omit<QuoteDelivery, "options" | "base_url">,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return recordDelivery(this, id, delivery, context)
  }

  /** Notes that the buyer was reminded. */
  @InjectTransactionManager()
  async recordReminder(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await this.record_(id, "reminded", null, SYSTEM_ACTOR, null, context)
  }

  /** Ids of quotes whose mail should have left longer ago than that, in seconds, and of which nothing was heard. */
  @InjectManager()
  async unsentOffers(after_seconds: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return unsentOffers(managerOf(context), after_seconds)
  }

  /** What buyers decided and staff answered within the last day, longer ago than that, in seconds. */
  @InjectManager()
  async recentNews(after_seconds: number, @MedusaContext() context: Context = {}): Promise<RecentNews> {
    return recentNews(managerOf(context), after_seconds)
  }

  /**
   * Opens the next version as a draft with the same content. Versions on offer end unless they are kept open.
   *
   * @throws NOT_ALLOWED unless it is sent (expired or not) or declined
   */
  @InjectTransactionManager()
  async reviseQuote(
    id: string,
    keep_open: boolean,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return reviseQuote(this, id, keep_open, actor, context)
  }

  /**
   * Gives the sent version a later last day; an expired one can be accepted again, by its old link too.
   *
   * @throws NOT_ALLOWED unless it is sent (expired or not) and the day is today or later, and later than its last one
   */
  @InjectTransactionManager()
  async extendQuote(
    id: string,
    valid_until: Day,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return extendQuote(this, id, valid_until, today, actor, context)
  }

  /**
   * Takes up the versions still on offer of quotes whose current version has expired, the newest of each.
   *
   * @returns ids of the quotes
   */
  async passOverExpired(today: Day): Promise<string[]> {
    const ids = await this.expiredBesideLive(today)
    for (const id of ids) {
      await this.passOver(id, today)
    }
    return ids
  }

  /** Quotes whose current version has expired while another of theirs is on offer. */
  @InjectManager()
  async expiredBesideLive(today: Day, @MedusaContext() context: Context = {}): Promise<string[]> {
    return expiredBesideLive(managerOf(context), today)
  }

  /** Makes the newest version that can still be accepted the current one, where that has expired. */
  @InjectTransactionManager()
  async passOver(id: string, today: Day, @MedusaContext() context: Context = {}): Promise<boolean> {
    return passOver(this, id, today, context)
  }

  /**
   * Records that the prices of the sent version stay although the catalogue's have changed.
   *
   * @param fingerprint - of the changes that were seen
   * @throws NOT_ALLOWED unless it is sent
   */
  @InjectTransactionManager()
  async honorQuote(
    id: string,
    fingerprint: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return honorQuote(this, id, fingerprint, actor, context)
  }

  /**
   * Notes that the deposit of an accepted quote is being paid; the second caller gets the first one's.
   *
   * @throws NOT_ALLOWED unless it is accepted
   */
  @InjectTransactionManager()
  async openDeposit(
    quote_id: string,
    input: OpenDepositInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteDepositRow> {
    return openDeposit(this, quote_id, input, actor, context)
  }

  /** Marks a deposit paid, taken over by an order, or paid back; twice changes nothing. @returns whether this call did */
  @InjectTransactionManager()
  async markDeposit(id: string, mark: DepositMark, @MedusaContext() context: Context = {}): Promise<boolean> {
    return markDeposit(this, id, mark, context)
  }

  /** Takes a deposit back from an order that could not be made after all. */
  @InjectTransactionManager()
  async releaseDeposit(id: string, order_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await releaseDeposit(this, id, order_id, context)
  }

  /** Hands a deposit to one caller, who asks the provider about it or begins a payment. @returns whether this one has it */
  @InjectManager()
  async holdDeposit(id: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return holdPayment(managerOf(context), "crm_quote_deposit", id)
  }

  /** Gives a deposit back to whoever comes next. */
  @InjectManager()
  async freeDeposit(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await freePayment(managerOf(context), "crm_quote_deposit", id)
  }

  /** Deposits that the job looks at, those that nobody looked at longest first. */
  @InjectManager()
  async depositsToCheck(limit: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return depositsToCheck(managerOf(context), limit)
  }

  /** Withdraws a draft or sent quote; its links die. @throws NOT_ALLOWED from any other status */
  @InjectTransactionManager()
  async cancelQuote(
    id: string,
    input: { today: Day; ip?: string | null; note?: string | null },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    return cancelQuote(this, id, input, actor, context)
  }

  /**
   * Declines a version of a quote, by the buyer or for them. While another is on offer only that version ends.
   * Declining again answers the same.
   *
   * @returns whether this call declined the quote
   * @throws NOT_ALLOWED unless that version is on offer; NOT_FOUND for an unknown reason
   */
  @InjectTransactionManager()
  async declineQuote(
    id: string,
    input: DeclineInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ quote: QuoteWithItems; declined: boolean }> {
    return declineQuote(this, id, input, actor, context)
  }

  /**
   * Accepts a version on offer and, unless it is ordered by hand, claims its conversion under a reserved order id,
   * in one transaction. The other versions end. Whoever comes second gets the first one's claim and changes nothing.
   *
   * @throws NOT_ALLOWED if it is not on offer; INVALID_DATA for a choice the version does not leave
   */
  @InjectTransactionManager()
  async claimAcceptance(
    id: string,
    input: AcceptanceInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<AcceptanceClaim> {
    return claimAcceptance(this, id, input, actor, context)
  }

  /**
   * Claims one order of an accepted quote, whole or in part, under a reserved order id.
   *
   * @throws NOT_ALLOWED if it is not accepted, for more than is open, and for a part while another order is being made;
   *   INVALID_DATA for a line that cannot be ordered
   */
  @InjectTransactionManager()
  async claimConversion(
    id: string,
    input: ClaimInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<ConversionClaim> {
    return claimConversion(this, id, input, actor, context)
  }

  /**
   * Ends the hold of an accepted quote and claims the order that waited for it, in one transaction.
   *
   * @throws NOT_ALLOWED unless it is accepted
   */
  @InjectTransactionManager()
  async releaseHold(
    id: string,
    input: ReleaseInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<ReleaseClaim> {
    return releaseHold(this, id, input, actor, context)
  }

  /** Changes a hold. @returns whether there is one */
  @InjectTransactionManager()
  async changeHold(
    id: string,
    change: Parameters<typeof changeReasons>[2],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return changeReasons(this, await this.lock_(id, context), change, actor, context)
  }

  /** Judges a quote on hold once more without releasing it. @returns whether nothing that is owed holds it any more */
  @InjectTransactionManager()
  async judgeHeld(id: string, judge: Judge, actor: Actor, @MedusaContext() context: Context = {}): Promise<boolean> {
    return judgeHeld(this, id, judge, actor, context)
  }

  /** What open quotes want of each variant. */
  @InjectManager()
  async wantedByQuotes(
    variant_ids: string[],
    which: WhichQuotes,
    @MedusaContext() context: Context = {}
  ): Promise<Map<string, WantedByQuotes>> {
    return wantedByQuotes(managerOf(context), variant_ids, which)
  }

  /** What each of these quotes wants of the catalogue. */
  @InjectManager()
  async wantedLines(quote_ids: string[], @MedusaContext() context: Context = {}): Promise<WantedLine[]> {
    return wantedLines(managerOf(context), quote_ids)
  }

  /** Quotes on hold, the first accepted first: those of a debtor, or a page of all. */
  @InjectManager()
  async heldQuotes(
    which: Parameters<typeof heldQuotes>[1],
    @MedusaContext() context: Context = {}
  ): Promise<HeldQuote[]> {
    return heldQuotes(managerOf(context), which)
  }

  /** The conversions of a quote that are under way or done, oldest first. */
  @InjectManager()
  async liveConversions(quote_id: string, @MedusaContext() context: Context = {}): Promise<QuoteConversionRow[]> {
    return liveConversions(this, quote_id, context)
  }

  /** How much of each line is ordered, by the line's id. */
  @InjectManager()
  async orderedQuantities(quote_id: string, @MedusaContext() context: Context = {}): Promise<Map<string, AmountInput>> {
    return orderedQuantities(this, quote_id, context)
  }

  /** Open quotes of the same buyer that are like this one: the same title, or at least half of its products. At most 5. */
  @InjectManager()
  async similarQuotes(to: SimilarTo, today: Day, @MedusaContext() context: Context = {}): Promise<SimilarQuote[]> {
    return similarQuotes(managerOf(context), to, today)
  }

  /** One page of quotes whose silent buyer is to be reminded, by id. */
  @InjectManager()
  async dueReminders(
    rules: ReminderRules,
    page: Parameters<typeof dueReminders>[2],
    @MedusaContext() context: Context = {}
  ): Promise<DueReminder[]> {
    return dueReminders(managerOf(context), rules, page)
  }

  /**
   * Keeps a buyer's question or staff's answer; an answer settles the questions before it.
   *
   * @throws INVALID_DATA for a line the quote does not have; NOT_ALLOWED for a question on a canceled quote
   */
  @InjectTransactionManager()
  async addMessage(
    id: string,
    author_type: "buyer" | "staff",
    input: MessageInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteMessageRow> {
    return addMessage(this, id, author_type, input, actor, context)
  }

  /** Marks the buyer's messages as read without an answer. */
  @InjectTransactionManager()
  async readMessages(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    const quote = await this.lock_(id, context)
    if (quote.unanswered_messages) {
      await this.updateCrmQuotes({ id, unanswered_messages: 0 }, context)
      await this.record_(id, "messages_read", null, actor, null, context)
    }
  }

  /** The titles under which versions were sent, by the version's id. */
  @InjectManager()
  async versionTitles(ids: string[], @MedusaContext() context: Context = {}): Promise<Map<string, string | null>> {
    return versionTitles(managerOf(context), ids)
  }

  /** What live conversions order of many quotes, in one query. */
  @InjectManager()
  async orderedOfQuotes(quote_ids: string[], @MedusaContext() context: Context = {}): Promise<OrderedOfQuote[]> {
    return orderedOfQuotes(managerOf(context), quote_ids)
  }

  /** Marks a conversion done and links quote and order. Doing it twice changes nothing. */
  @InjectTransactionManager()
  async finishConversion(
    conversion_id: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return finishConversion(this, conversion_id, actor, context)
  }

  /** Takes the finish of a conversion back, whose order is taken away again. */
  @InjectTransactionManager()
  async reopenConversion(conversion_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await reopenConversion(this, conversion_id, context)
  }

  /** Takes a claim back whose order cannot be made; the quote is on offer again when accepting had claimed it. */
  @InjectTransactionManager()
  async undoConversion(
    conversion_id: string,
    error: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return undoConversion(this, conversion_id, error, actor, context)
  }

  /** Opens again what a canceled order had ordered. @returns whether it was a live order of a quote */
  @InjectTransactionManager()
  async cancelConversion(order_id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<boolean> {
    return cancelConversion(this, order_id, actor, context)
  }

  /**
   * Hands over one conversion that a crash left behind, to one caller only.
   *
   * @param stale_after - seconds after which a claim counts as left behind
   */
  @InjectTransactionManager()
  async takeOverConversion(
    stale_after: number,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteConversionRow | null> {
    return takeOverConversion(this, stale_after, context)
  }

  /**
   * What a link shows, counted as one opening.
   *
   * @throws NOT_FOUND with one sentence for any text that is not a live link
   */
  @InjectTransactionManager()
  async openByToken(token: string, today: Day, @MedusaContext() context: Context = {}): Promise<OpenedQuote> {
    const opened = await this.readByToken(token, today, context)
    await managerOf(context).execute(
      "update crm_quote_token set opened_count = opened_count + 1, last_opened_at = now() where id = ?",
      [opened.token_id]
    )
    return opened
  }

  /**
   * The same without counting, for what is done with a page that is open.
   *
   * @throws NOT_FOUND with one sentence for any text that is not a live link
   */
  @InjectManager()
  async readByToken(token: string, today: Day, @MedusaContext() context: Context = {}): Promise<OpenedQuote> {
    return readByToken(this, token, today, context)
  }

  /**
   * Counts a try on the buyer's page, per link and over all, in the database: any client can forge the address the host sees.
   *
   * @returns whether it is within the limits
   */
  @InjectTransactionManager()
  async countTry(token: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return countTry(managerOf(context), LINKS, tokenHash(token))
  }

  /** Drops the counts of tries whose hour has passed. */
  @InjectManager()
  async forgetTries(@MedusaContext() context: Context = {}): Promise<void> {
    await forgetTries(managerOf(context), LINKS)
  }
}

const LINKS = {
  tokens: "crm_quote_token",
  tries: "crm_quote_try",
  // By the day before, for the store's day may be a day behind the database's.
  opens: `exists (select 1 from crm_quote_version version
    where version.quote_id = token.quote_id and version.version = token.version and version.superseded_at is null
      and (version.decision = 'accepted' or version.valid_until >= to_char(now() - interval '1 day', 'YYYY-MM-DD')))`,
}

withClearErrors(QuoteModuleService)
