import { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { addDays, Day } from "../../shared/days"
import { Changes, changesBetween } from "../../shared/history"
import { lockRows, managerOf } from "../../shared/sql"
import { assertTransition } from "../../shared/transitions"
import { Execute, listDocuments, ListRequest, ListResult } from "../../shared/lists/list-documents"
import { quoteList } from "./lists/quote-list"
import { LostReason } from "./models/lost-reason"
import { Pipeline } from "./models/pipeline"
import { Quote } from "./models/quote"
import { QuoteApproval } from "./models/quote-approval"
import { QuoteApprovalRule } from "./models/quote-approval-rule"
import { QuoteAttachment } from "./models/quote-attachment"
import { QuoteConversion } from "./models/quote-conversion"
import { QuoteConversionItem } from "./models/quote-conversion-item"
import { QuoteDeposit } from "./models/quote-deposit"
import { QuoteHistory } from "./models/quote-history"
import { QuoteItem } from "./models/quote-item"
import { QuoteMessage } from "./models/quote-message"
import { QuoteTemplate } from "./models/quote-template"
import { QuoteToken } from "./models/quote-token"
import { QuoteVersion } from "./models/quote-version"
import { Stage } from "./models/stage"
import { assertAcceptable, assertDraft, assertRevisable, assertSendable } from "./rules/acts"
import { contentHash } from "./rules/content-hash"
import { nextStage } from "./rules/next-stage"
import { contentTotals } from "./rules/content-totals"
import { withOneOfEachGroup } from "./rules/included"
import { CONTENT_FIELDS, NUMBER_FIELDS, snapshotOf, TOTAL_FIELDS } from "./rules/snapshot"
import { DEAD_LINK, isTokenText, newToken, tokenHash } from "./rules/token"
import { QUOTE_TRANSITIONS } from "./rules/transitions"
import { nextQuoteNumber } from "./sql/numbers"
import { countTry, forgetTries } from "./sql/tries"
import {
  DealChange,
  OpenedQuote,
  QuoteContent,
  QuoteConversionRow,
  QuoteParties,
  QuoteRow,
  QuoteSnapshot,
  QuoteWithItems,
  StageRow,
} from "./types"

export type { OpenedQuote } from "./types"

const HISTORY_FIELDS = [
  ...CONTENT_FIELDS,
  ...NUMBER_FIELDS,
  "convert_on_accept",
  "reminders_off",
  "cc",
  "owner_id",
  "note",
  "stage_id",
  "probability",
  "expected_close_date",
  "status",
  "total",
] as (keyof QuoteRow & string)[]

const DEAL_FIELDS = [
  "stage_id",
  "probability",
  "owner_id",
  "expected_close_date",
  "note",
  "convert_on_accept",
  "reminders_off",
  "cc",
] as const

/** The answer to who wants to accept: the one whose claim it is converts, the others wait for it. */
export type AcceptanceClaim = { claimed: boolean; conversion: QuoteConversionRow | null }

/**
 * Offers: their versions, decisions and links, and the claim under which one becomes an order.
 *
 * Each act runs in one transaction with the quote's row locked, and writes History in it.
 */
export class QuoteModuleService extends MedusaService({
  CrmPipeline: Pipeline,
  CrmStage: Stage,
  CrmLostReason: LostReason,
  CrmQuote: Quote,
  CrmQuoteItem: QuoteItem,
  CrmQuoteVersion: QuoteVersion,
  CrmQuoteToken: QuoteToken,
  CrmQuoteConversion: QuoteConversion,
  CrmQuoteConversionItem: QuoteConversionItem,
  CrmQuoteMessage: QuoteMessage,
  CrmQuoteTemplate: QuoteTemplate,
  CrmQuoteApprovalRule: QuoteApprovalRule,
  CrmQuoteApproval: QuoteApproval,
  CrmQuoteAttachment: QuoteAttachment,
  CrmQuoteDeposit: QuoteDeposit,
  CrmQuoteHistory: QuoteHistory,
}) {
  /**
   * Creates a draft with the next number of the year.
   *
   * @param today - the store's day
   * @throws INVALID_DATA for an unknown stage
   */
  @InjectTransactionManager()
  async createQuote(
    content: QuoteContent,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    const { items, ...head } = content
    const stage = await this.stage_(content.stage_id ?? "crmst_draft", context)
    const number = await nextQuoteNumber(managerOf(context), today)
    const quote = await this.createCrmQuotes(
      {
        ...plainHead(head),
        ...head.origin,
        number,
        stage_id: stage.id,
        pipeline_id: stage.pipeline_id,
        expected_close_date: content.expected_close_date ?? addDays(today, 30),
        ...totalsOf(content).head,
      } as never,
      context
    )
    // Rows reach the database in an order of the host's own; a line needs its quote there first.
    await managerOf(context).flush()
    await this.writeItems_((quote as unknown as QuoteRow).id, [], content, context)
    await this.record_((quote as unknown as QuoteRow).id, "created", null, actor, null, context)
    return this.load_((quote as unknown as QuoteRow).id, context)
  }

  /** A quote with its lines in order. @throws NOT_FOUND */
  @InjectManager()
  async getQuote(id: string, @MedusaContext() context: Context = {}): Promise<QuoteWithItems> {
    return this.load_(id, context)
  }

  /** One page of quotes by ids, with the count and the sums of everything that is filtered. */
  @InjectManager()
  async searchQuotes(request: ListRequest, today: Day, @MedusaContext() context: Context = {}): Promise<ListResult> {
    const execute = managerOf(context).execute.bind(managerOf(context)) as Execute
    return listDocuments(execute, quoteList(today), request)
  }

  /**
   * Replaces what a draft says. Lines keep their ids where the content names them.
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
    const before = await this.lock_(id, context)
    assertDraft(before)
    if (revision !== null && revision !== before.revision) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Quote ${before.number} was changed by someone else meanwhile; reload it to see their changes.`
      )
    }
    const { items: _items, ...head } = content
    const stage = content.stage_id ? await this.stage_(content.stage_id, context) : null
    await this.updateCrmQuotes(
      {
        id,
        ...plainHead(head),
        ...(stage ? { stage_id: stage.id, pipeline_id: stage.pipeline_id } : {}),
        ...totalsOf(content).head,
        revision: before.revision + 1,
      } as never,
      context
    )
    await this.writeItems_(id, before.items, content, context)
    const after = await this.load_(id, context)
    await this.record_(id, "updated", changesBetween<QuoteRow>(before, after, HISTORY_FIELDS), actor, null, context)
    return after
  }

  /**
   * Moves the deal: stage, probability, owner, expected close, note. Possible in every status.
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
    const before = await this.lock_(id, context)
    const stage = change.stage_id ? await this.stage_(change.stage_id, context) : null
    await this.updateCrmQuotes(
      { id, ...change, ...(stage ? { pipeline_id: stage.pipeline_id } : {}) } as never,
      context
    )
    const after = await this.load_(id, context)
    const changes = changesBetween<QuoteRow>(before, after, [...DEAL_FIELDS])
    if (changes) {
      await this.record_(id, "updated", changes, actor, null, context)
    }
    return after
  }

  /**
   * Sends a draft: freezes its version, replaces the earlier one and makes the buyer's link.
   *
   * @param defaults - the store's today, the days an offer is valid when the draft names no day, and both sides as they are named now
   * @returns the link's token, which is stored nowhere and cannot be had again
   * @throws NOT_ALLOWED if it is not a draft, has no lines, or its last day has passed
   */
  @InjectTransactionManager()
  async sendQuote(
    id: string,
    defaults: { today: Day; validity_days: number; parties?: QuoteParties },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ quote: QuoteWithItems; token: string }> {
    const before = await this.lock_(id, context)
    const valid_until = before.valid_until ?? addDays(defaults.today, defaults.validity_days)
    assertSendable({ ...before, valid_until }, defaults.today)
    const stages = (await this.listCrmStages(
      { pipeline_id: before.pipeline_id },
      { order: { position: "ASC" } },
      context
    )) as StageRow[]
    const now = new Date()
    await this.updateCrmQuotes(
      {
        id,
        status: "sent",
        valid_until,
        expected_close_date: valid_until,
        stage_id: nextStage(stages, before.stage_id, "sent"),
        sent_at: now,
        sent_by: actor.actor_id,
        decided_date: null,
        declined_at: null,
        declined_by: null,
        lost_reason_id: null,
        decline_note: null,
      } as never,
      context
    )
    const quote = await this.load_(id, context)
    const snapshot = { ...snapshotOf(quote, quote.items), ...(defaults.parties ? { parties: defaults.parties } : {}) }
    await this.supersede_(id, now, context)
    await this.createCrmQuoteVersions(
      {
        quote_id: id,
        version: quote.version,
        currency_code: quote.currency_code,
        total: quote.raw_total as never,
        valid_until,
        snapshot: snapshot as unknown as Record<string, unknown>,
        content_hash: contentHash(snapshot),
        sent_at: now,
        sent_by: actor.actor_id,
      },
      context
    )
    await this.record_(
      id,
      "sent",
      changesBetween<QuoteRow>(before, quote, ["status", "valid_until", "stage_id"]),
      actor,
      null,
      context
    )
    return { quote, token: await this.newLink_(quote, context) }
  }

  /**
   * Makes a new link to the sent version; the old ones die.
   *
   * @throws NOT_ALLOWED unless it is sent and not expired
   */
  @InjectTransactionManager()
  async resendQuote(
    id: string,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ quote: QuoteWithItems; token: string }> {
    const quote = await this.lock_(id, context)
    assertAcceptable(quote, quote.version, today, "sent again")
    await this.revokeLinks_(id, context)
    await this.record_(id, "resent", null, actor, null, context)
    return { quote, token: await this.newLink_(quote, context) }
  }

  /**
   * Makes one more link to the sent version, to be handed over by other means; the mailed one stays alive.
   *
   * @returns the link's token, which is stored nowhere and cannot be had again
   * @throws NOT_ALLOWED unless it is sent and not expired
   */
  @InjectTransactionManager()
  async linkQuote(id: string, today: Day, actor: Actor, @MedusaContext() context: Context = {}): Promise<string> {
    const quote = await this.lock_(id, context)
    assertAcceptable(quote, quote.version, today, "linked to")
    await this.record_(id, "link_created", null, actor, null, context)
    return this.newLink_(quote, context)
  }

  /** Keeps how the mail with the link went, for the quote's page. */
  @InjectTransactionManager()
  async recordDelivery(
    id: string,
    delivery: Record<string, unknown>,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.updateCrmQuotes({ id, delivery }, context)
  }

  /**
   * Opens the next version as a draft with the same content. The buyer's links die unless they are kept open.
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
    const before = await this.lock_(id, context)
    assertRevisable(before)
    if (!keep_open) {
      await this.revokeLinks_(id, context)
    }
    await this.updateCrmQuotes(
      {
        id,
        status: "draft",
        version: before.version + 1,
        valid_until: null,
        revision: before.revision + 1,
        delivery: null,
      } as never,
      context
    )
    const after = await this.load_(id, context)
    await this.record_(
      id,
      "revised",
      changesBetween<QuoteRow>(before, after, ["status", "version"]),
      actor,
      null,
      context
    )
    return after
  }

  /**
   * Drops a draft: the quote itself when it was never sent, else only the new version, and the sent one stands again.
   *
   * @throws NOT_ALLOWED if it is not a draft
   */
  @InjectTransactionManager()
  async deleteDraft(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    const quote = await this.lock_(id, context)
    assertDraft(quote)
    if (quote.version === 1) {
      await this.softDeleteCrmQuotes([id], {}, context)
    } else {
      await this.restoreVersion_(quote, quote.version - 1, context)
    }
    await this.record_(id, quote.version === 1 ? "deleted" : "revision_dropped", null, actor, null, context)
  }

  /** Withdraws a draft or sent quote; its links die. @throws NOT_ALLOWED from any other status */
  @InjectTransactionManager()
  async cancelQuote(
    id: string,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<QuoteWithItems> {
    const before = await this.lock_(id, context)
    assertTransition(QUOTE_TRANSITIONS, `Quote ${before.number}`, before.status, "canceled")
    await this.revokeLinks_(id, context)
    return this.decide_(
      before,
      { status: "canceled", canceled_at: new Date(), canceled_by: actor.actor_id, decided_date: today },
      null,
      actor,
      context
    )
  }

  /**
   * Declines a sent quote, by the buyer or for them. Declining again answers the same.
   *
   * @throws NOT_ALLOWED if it is not sent or another version than `version` is; NOT_FOUND for an unknown reason
   */
  @InjectTransactionManager()
  async declineQuote(
    id: string,
    input: { version?: number; lost_reason_id?: string | null; note?: string | null; today: Day },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ quote: QuoteWithItems; declined: boolean }> {
    const before = await this.lock_(id, context)
    if (before.status === "declined") {
      return { quote: before, declined: false }
    }
    if (input.lost_reason_id) {
      await this.retrieveCrmLostReason(input.lost_reason_id, {}, context)
    }
    assertAcceptable(before, input.version, input.today, "declined")
    const change = {
      status: "declined" as const,
      declined_at: new Date(),
      declined_by: actor.actor_id,
      decided_date: input.today,
      lost_reason_id: input.lost_reason_id ?? null,
      decline_note: input.note ?? null,
    }
    return { quote: await this.decide_(before, change, input.note ?? null, actor, context), declined: true }
  }

  /**
   * Accepts a sent quote and claims its conversion under a reserved order id, in one transaction.
   *
   * Whoever comes second gets the first one's claim and changes nothing.
   *
   * @throws NOT_ALLOWED if it is not sent, expired, or another version than `version` is
   */
  @InjectTransactionManager()
  async claimAcceptance(
    id: string,
    input: { version?: number; name?: string | null; note?: string | null; today: Day; order_id: string },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<AcceptanceClaim> {
    const before = await this.lock_(id, context)
    if (before.status === "accepted") {
      return { claimed: false, conversion: await this.liveConversion_(id, context) }
    }
    assertAcceptable(before, input.version, input.today, "accepted")
    const change = {
      status: "accepted" as const,
      accepted_at: new Date(),
      accepted_by: actor.actor_id,
      accepted_name: input.name ?? null,
      accept_note: input.note ?? null,
      decided_date: input.today,
    }
    await this.decide_(before, change, input.note ?? null, actor, context, input.name ?? null)
    const conversion = await this.createCrmQuoteConversions(
      { quote_id: id, version: before.version, order_id: input.order_id, claimed_at: new Date() },
      context
    )
    return { claimed: true, conversion: conversion as unknown as QuoteConversionRow }
  }

  /** The conversion of an accepted quote that is under way or done; null when there is none. */
  @InjectManager()
  async liveConversion(quote_id: string, @MedusaContext() context: Context = {}): Promise<QuoteConversionRow | null> {
    return this.liveConversion_(quote_id, context)
  }

  /** Marks a conversion done and links quote and order. Doing it twice changes nothing. */
  @InjectTransactionManager()
  async finishConversion(
    conversion_id: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    const conversion = await this.lockConversion_(conversion_id, context)
    if (conversion.state !== "claimed") {
      return false
    }
    const now = new Date()
    await this.updateCrmQuoteConversions({ id: conversion_id, state: "done", finished_at: now, error: null }, context)
    await this.updateCrmQuotes({ id: conversion.quote_id, order_id: conversion.order_id, converted_at: now }, context)
    await this.record_(
      conversion.quote_id,
      "converted",
      { order_id: [null, conversion.order_id] },
      actor,
      null,
      context
    )
    return true
  }

  /** Takes an acceptance back whose order cannot be made: the quote is sent again, as it was. */
  @InjectTransactionManager()
  async undoConversion(
    conversion_id: string,
    error: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    const conversion = await this.lockConversion_(conversion_id, context)
    if (conversion.state !== "claimed") {
      return false
    }
    await this.updateCrmQuoteConversions(
      { id: conversion_id, state: "undone", finished_at: new Date(), error },
      context
    )
    const quote = await this.load_(conversion.quote_id, context)
    const nothing = { accepted_at: null, accepted_by: null, accepted_name: null, accept_note: null, decided_date: null }
    await this.updateCrmQuotes({ id: quote.id, status: "sent", ...nothing } as never, context)
    await this.markVersion_(quote, { decision: null, decided_at: null, decided_by: null, decided_name: null }, context)
    await this.record_(quote.id, "acceptance_undone", { status: ["accepted", "sent"] }, actor, error, context)
    return true
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
    const [row] = await managerOf(context).execute<{ id: string }[]>(
      `update crm_quote_conversion set claimed_at = now(), attempts = attempts + 1
       where id = (
         select id from crm_quote_conversion
         where state = 'claimed' and deleted_at is null and claimed_at < now() - make_interval(secs => ?)
         order by claimed_at limit 1 for update skip locked
       ) returning id`,
      [stale_after]
    )
    return row ? ((await this.retrieveCrmQuoteConversion(row.id, {}, context)) as unknown as QuoteConversionRow) : null
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
    const [row] = isTokenText(token)
      ? await this.listCrmQuoteTokens({ token_hash: tokenHash(token), revoked_at: null }, {}, context)
      : []
    const [quote] = row ? await this.listCrmQuotes({ id: row.quote_id }, {}, context) : []
    const [version] = row
      ? await this.listCrmQuoteVersions({ quote_id: row.quote_id, version: row.version }, {}, context)
      : []
    const live =
      quote && version && !version.superseded_at && (quote.status === "accepted" || version.valid_until >= today)
    if (!live) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
    }
    return {
      quote_id: quote.id,
      token_id: row.id,
      version: version.version,
      quote: quote as unknown as QuoteRow,
      snapshot: version.snapshot as unknown as QuoteSnapshot,
    }
  }

  /**
   * Counts a try on the buyer's page, per link and over all, in the database: any client can forge the address the host sees.
   *
   * @returns whether it is within the limits
   */
  @InjectTransactionManager()
  async countTry(token: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return countTry(managerOf(context), tokenHash(token))
  }

  /** Drops the counts of tries whose hour has passed. */
  @InjectManager()
  async forgetTries(@MedusaContext() context: Context = {}): Promise<void> {
    await forgetTries(managerOf(context))
  }

  protected async load_(id: string, context: Context): Promise<QuoteWithItems> {
    const [quote] = await this.listCrmQuotes({ id }, {}, context)
    if (!quote) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${id} was not found.`)
    }
    const items = await this.listCrmQuoteItems(
      { quote_id: id },
      { order: { position: "ASC" }, take: null as never },
      context
    )
    return { ...(quote as unknown as QuoteRow), items: items as unknown as QuoteWithItems["items"] }
  }

  protected async lock_(id: string, context: Context): Promise<QuoteWithItems> {
    await lockRows(context, "crm_quote", [id])
    return this.load_(id, context)
  }

  protected async lockConversion_(id: string, context: Context): Promise<QuoteConversionRow> {
    const conversion = await this.retrieveCrmQuoteConversion(id, {}, context)
    await lockRows(context, "crm_quote", [conversion.quote_id])
    const [row] = await this.listCrmQuoteConversions({ id }, {}, context)
    return row as unknown as QuoteConversionRow
  }

  protected async liveConversion_(quote_id: string, context: Context): Promise<QuoteConversionRow | null> {
    const [row] = await this.listCrmQuoteConversions({ quote_id, state: ["claimed", "done"] }, {}, context)
    return (row as unknown as QuoteConversionRow | undefined) ?? null
  }

  protected async stage_(id: string, context: Context): Promise<StageRow> {
    const [stage] = await this.listCrmStages({ id }, {}, context)
    if (!stage) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Stage ${id} was not found.`)
    }
    return stage as unknown as StageRow
  }

  protected async writeItems_(
    quote_id: string,
    before: QuoteWithItems["items"],
    content: QuoteContent,
    context: Context
  ): Promise<void> {
    const totals = totalsOf(content)
    const known = new Set(before.map((item) => item.id))
    const rows = withOneOfEachGroup(content.items).map((item, index) => ({
      ...item,
      quote_id,
      position: index + 1,
      ...totals.items[index],
    }))
    const kept = rows.filter((row) => row.id && known.has(row.id))
    const gone = before.filter((item) => !kept.some((row) => row.id === item.id))
    if (gone.length) {
      await this.deleteCrmQuoteItems(
        gone.map((item) => item.id),
        context
      )
    }
    if (kept.length) {
      await this.updateCrmQuoteItems(kept as never, context)
    }
    const fresh = rows.filter((row) => !kept.includes(row)).map(({ id: _id, ...row }) => row)
    if (fresh.length) {
      await this.createCrmQuoteItems(fresh as never, context)
    }
  }

  protected async decide_(
    before: QuoteWithItems,
    change: Record<string, unknown> & { status: QuoteRow["status"] },
    note: string | null,
    actor: Actor,
    context: Context,
    name: string | null = null
  ): Promise<QuoteWithItems> {
    await this.updateCrmQuotes({ id: before.id, ...change } as never, context)
    const decided = { decision: change.status, decided_at: new Date(), decided_by: actor.actor_id, decided_name: name }
    await this.markVersion_(before, decided, context)
    await this.record_(before.id, change.status, { status: [before.status, change.status] }, actor, note, context)
    return this.load_(before.id, context)
  }

  protected async markVersion_(quote: QuoteRow, marks: Record<string, unknown>, context: Context): Promise<void> {
    const [version] = await this.listCrmQuoteVersions({ quote_id: quote.id, version: quote.version }, {}, context)
    if (version) {
      await this.updateCrmQuoteVersions({ id: version.id, ...marks } as never, context)
    }
  }

  protected async supersede_(quote_id: string, at: Date, context: Context): Promise<void> {
    await this.revokeLinks_(quote_id, context)
    const earlier = await this.listCrmQuoteVersions({ quote_id, superseded_at: null }, { select: ["id"] }, context)
    if (earlier.length) {
      await this.updateCrmQuoteVersions(
        earlier.map(({ id }) => ({ id, superseded_at: at })),
        context
      )
    }
  }

  protected async restoreVersion_(quote: QuoteWithItems, version: number, context: Context): Promise<void> {
    const [sent] = await this.listCrmQuoteVersions({ quote_id: quote.id, version }, {}, context)
    const snapshot = sent.snapshot as unknown as QuoteSnapshot
    // A row deleted and made again under its id in one transaction would be gone: what is there is changed instead.
    const there = new Set<unknown>(quote.items.map((item) => item.id))
    const wanted = new Set(snapshot.items.map((item) => item.id))
    const gone = quote.items.filter((item) => !wanted.has(item.id))
    const rows = snapshot.items.map((item) => ({ ...item, quote_id: quote.id }) as { id?: unknown })
    if (gone.length) {
      await this.deleteCrmQuoteItems(
        gone.map((item) => item.id),
        context
      )
    }
    await this.updateCrmQuoteItems(rows.filter((row) => there.has(row.id)) as never, context)
    await this.createCrmQuoteItems(rows.filter((row) => !there.has(row.id)) as never, context)
    await managerOf(context).flush() // lines can be written only while the quote is a draft
    const fields = [...CONTENT_FIELDS, ...TOTAL_FIELDS]
      .map((field) => [field, snapshot.quote[field] ?? null])
      .concat([
        ["discount_percent", snapshot.quote.discount_percent ?? 0],
        ["deposit_percent", snapshot.quote.deposit_percent ?? null],
      ])
    const status = sent.decision === "declined" ? "declined" : "sent"
    await this.updateCrmQuotes(
      { id: quote.id, ...Object.fromEntries(fields), version, status, revision: quote.revision + 1 } as never,
      context
    )
  }

  protected async newLink_(quote: QuoteRow, context: Context): Promise<string> {
    const token = newToken()
    await this.createCrmQuoteTokens(
      { quote_id: quote.id, version: quote.version, token_hash: tokenHash(token), recipient: quote.email },
      context
    )
    return token
  }

  protected async revokeLinks_(quote_id: string, context: Context): Promise<void> {
    await managerOf(context).execute(
      "update crm_quote_token set revoked_at = now(), updated_at = now() where quote_id = ? and revoked_at is null",
      [quote_id]
    )
  }

  protected async record_(
    reference_id: string,
    act: string,
    changes: Changes | null,
    actor: Actor,
    note: string | null,
    context: Context
  ): Promise<void> {
    await this.createCrmQuoteHistories({ reference: "crm_quote", reference_id, act, changes, note, ...actor }, context)
  }
}

withClearErrors(QuoteModuleService)

const plainHead = (head: Omit<QuoteContent, "items">): Record<string, unknown> => {
  const { stage_id: _stage, origin: _origin, ...rest } = head
  return { ...rest, shipping_methods: head.shipping_methods.length ? head.shipping_methods : null }
}

function totalsOf(content: QuoteContent) {
  const { items, tax_lines, ...amounts } = contentTotals(content)
  return {
    head: {
      ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount.toFixed()])),
      tax_lines,
    },
    items: items.map((item) =>
      Object.fromEntries(Object.entries(item).map(([name, amount]) => [name, amount.toFixed()]))
    ),
  }
}
