import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError, MedusaService } from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { Changes } from "../../shared/history"
import { insertRows, jsonRow, readRows } from "../../shared/rows"
import { lockRows, managerOf } from "../../shared/sql"
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
import { QuoteMove } from "./models/quote-move"
import { QuoteTemplate } from "./models/quote-template"
import { QuoteToken } from "./models/quote-token"
import { QuoteVersion } from "./models/quote-version"
import { SalesTarget } from "./models/sales-target"
import { Source } from "./models/source"
import { Stage } from "./models/stage"
import { DealFacts, dealMoves } from "./rules/deal-moves"
import { newToken, tokenHash } from "../../shared/links/token"
import { QuoteItemRow, QuoteRow, QuoteVersionRow, QuoteWithItems, StageRow } from "./types"

/**
 * The tables of quotes, and what every act on them needs: load, lock, record, make and revoke links.
 *
 * For the acts of this module; others call the service.
 */
export class QuoteStore extends MedusaService({
  CrmPipeline: Pipeline,
  CrmStage: Stage,
  CrmLostReason: LostReason,
  CrmSource: Source,
  CrmSalesTarget: SalesTarget,
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
  CrmQuoteMove: QuoteMove,
}) {
  /** A quote with its lines in order, as both stand at one moment. @throws NOT_FOUND */
  async load_(id: string, context: Context): Promise<QuoteWithItems> {
    const [quote] = await readRows<QuoteRow & { items: unknown[] }>(
      context,
      `select quote.*, coalesce((
         select json_agg(item order by item.position, item.id) from crm_quote_item item
         where item.quote_id = quote.id and item.deleted_at is null), '[]') items
       from crm_quote quote where quote.id = ? and quote.deleted_at is null`,
      [id]
    )
    if (!quote) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${id} was not found.`)
    }
    return { ...quote, items: quote.items.map((item) => jsonRow<QuoteItemRow>(item)!) }
  }

  /** The same with its row locked until the transaction ends. @throws NOT_FOUND */
  async lock_(id: string, context: Context): Promise<QuoteWithItems> {
    // Read afterwards: one statement that had to wait would see the lines as they were before it waited.
    await lockRows(context, "crm_quote", [id])
    return this.load_(id, context)
  }

  /** @throws NOT_FOUND */
  async stage_(id: string, context: Context): Promise<StageRow> {
    const [stage] = await this.listCrmStages({ id }, {}, context)
    if (!stage) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Stage ${id} was not found.`)
    }
    return stage as unknown as StageRow
  }

  /** The stage that a quote comes to: until the transaction ends, nobody removes it. @throws NOT_FOUND */
  async enterStage_(id: string, context: Context): Promise<StageRow> {
    await readRows(context, "select id from crm_stage where id = ? and deleted_at is null for key share", [id])
    return this.stage_(id, context)
  }

  /** The stage that quotes begin in, entered: the first one of the default pipeline. @throws NOT_FOUND */
  async firstStage_(context: Context): Promise<StageRow> {
    const [first] = await readRows<{ id: string }>(
      context,
      `select stage.id from crm_stage stage join crm_pipeline pipeline on pipeline.id = stage.pipeline_id
       where stage.deleted_at is null and pipeline.deleted_at is null
       order by pipeline.is_default desc, pipeline.id, stage.position, stage.id limit 1`,
      []
    )
    return this.enterStage_(first?.id ?? "crmst_draft", context)
  }

  /** Refuses a source that is not on the store's list. @throws NOT_FOUND */
  async assertSource_(id: string | null | undefined, context: Context): Promise<void> {
    if (id && !(await this.listCrmSources({ id }, { select: ["id"] }, context)).length) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Source ${id} was not found.`)
    }
  }

  /** Keeps what changed of a deal between two states of its quote, with the names of today; part of every act that may change it. */
  async moved_(before: DealFacts, after: DealFacts, actor: Actor, context: Context): Promise<void> {
    const moves = dealMoves(before, after)
    if (!moves.length) {
      return
    }
    const stages = moves.flatMap(({ field, from, to }) => (field === "stage" ? [from, to] : []))
    const named = stages.length
      ? await readRows<{ id: string; name: string }>(
          context,
          "select id, name from crm_stage where id in (?, ?)",
          stages
        )
      : []
    const nameOf = (field: string, id: string | null): string | null =>
      field === "stage" ? (named.find((stage) => stage.id === id)?.name ?? null) : null
    const created_at = new Date()
    const rows = moves.map(({ field, from, to }) => ({
      id: generateEntityId(undefined, "crmqm"),
      quote_id: before.id,
      field,
      from_value: from,
      to_value: to,
      from_name: nameOf(field, from),
      to_name: nameOf(field, to),
      ...actor,
      created_at,
    }))
    await insertRows(context, "crm_quote_move", rows)
  }

  /** The sent versions of a quote, oldest first. */
  async versions_(quote_id: string, context: Context): Promise<QuoteVersionRow[]> {
    const rows = await this.listCrmQuoteVersions(
      { quote_id },
      { order: { version: "ASC" }, take: null as never },
      context
    )
    return rows as unknown as QuoteVersionRow[]
  }

  async markVersion_(
    quote: Pick<QuoteRow, "id" | "version">,
    marks: Record<string, unknown>,
    context: Context
  ): Promise<void> {
    const [version] = await this.listCrmQuoteVersions({ quote_id: quote.id, version: quote.version }, {}, context)
    if (version) {
      await this.updateCrmQuoteVersions({ id: version.id, ...marks } as never, context)
    }
  }

  /** A new link to one version; the token is stored nowhere and cannot be had again. */
  async newLink_(quote: Pick<QuoteRow, "id" | "version" | "email">, context: Context): Promise<string> {
    const token = newToken()
    await this.createCrmQuoteTokens(
      { quote_id: quote.id, version: quote.version, token_hash: tokenHash(token), recipient: quote.email },
      context
    )
    return token
  }

  /** @param of - the version whose links die, or the one whose links stay alive; all die when left out */
  async revokeLinks_(
    quote_id: string,
    context: Context,
    at = new Date(),
    of: { only?: number; but?: number } = {}
  ): Promise<void> {
    const [only, but] = [of.only ?? null, of.but ?? null]
    await managerOf(context).execute(
      `update crm_quote_token set revoked_at = ?, updated_at = now()
       where quote_id = ? and revoked_at is null and version is distinct from ?::int and (?::int is null or version = ?::int)`,
      [at, quote_id, but, only, only]
    )
  }

  /** Ends every version on offer but one: it cannot be accepted any more, and its links die. */
  async supersede_(quote_id: string, at: Date, context: Context, but: number | null = null): Promise<void> {
    await this.revokeLinks_(quote_id, context, at, { but: but ?? undefined })
    const live = (await this.versions_(quote_id, context)).filter(
      ({ version, superseded_at }) => !superseded_at && version !== but
    )
    if (live.length) {
      await this.updateCrmQuoteVersions(
        live.map(({ id }) => ({ id, superseded_at: at })),
        context
      )
    }
  }

  /** Puts back on offer what one act had closed: versions and links carry its moment. */
  async reopen_(quote_id: string, closed_at: Date, context: Context): Promise<void> {
    const at = new Date(closed_at)
    const closed = (await this.versions_(quote_id, context)).filter(
      ({ superseded_at }) => superseded_at && new Date(superseded_at).getTime() === at.getTime()
    )
    if (closed.length) {
      await this.updateCrmQuoteVersions(
        closed.map(({ id }) => ({ id, superseded_at: null })),
        context
      )
    }
    const tokens = await this.listCrmQuoteTokens({ quote_id, revoked_at: at }, { take: null as never }, context)
    if (tokens.length) {
      await this.updateCrmQuoteTokens(
        tokens.map(({ id }) => ({ id, revoked_at: null })),
        context
      )
    }
  }

  async record_(
    reference_id: string,
    act: string,
    changes: Changes | null,
    actor: Actor,
    note: string | null,
    context: Context
  ): Promise<void> {
    const id = generateEntityId(undefined, "crmqh")
    const entry = { id, reference: "crm_quote", reference_id, act, changes, note, ...actor, created_at: new Date() }
    await insertRows(context, "crm_quote_history", [entry])
  }
}
