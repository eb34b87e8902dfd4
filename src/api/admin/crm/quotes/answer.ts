import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../../../../modules/quote"
import { askedDeposit } from "../../../../modules/quote/rules/deposit"
import { StallRules, standingOf } from "../../../../modules/quote/rules/standing"
import { shownStatus } from "../../../../modules/quote/rules/transitions"
import type { QuoteModuleService } from "../../../../modules/quote/service"
import { OrderedOfQuote } from "../../../../modules/quote/sql/ordered"
import { QuoteDepositRow, QuoteRow, QuoteWithItems, StageRow } from "../../../../modules/quote/types"
import { daysBetween } from "../../../../shared/days"
import { exactOf } from "../../../../shared/exact"
import { roundMoney } from "../../../../shared/money"
import { creditApprovals } from "../../../../workflows/quote/credit/before-acceptance"
import { accessOf, assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { conversionAnswer, itemsAnswer, marginAnswer } from "./answer-items"
import { stallRules } from "./list-context"
import { latestApprovalAnswer, reasonsForCaller } from "./reasons-answer"

export type QuoteAnswer = Record<string, unknown>

export const quoteService = (req: MedusaRequest): QuoteModuleService =>
  req.scope.resolve<QuoteModuleService>(QUOTE_MODULE)

/**
 * The stored quote, when the caller may see it.
 *
 * @throws NOT_FOUND
 */
export async function loadQuote(req: MedusaRequest, id: string = req.params.id): Promise<QuoteWithItems> {
  const quote = await quoteService(req).getQuote(id)
  assertInScope(req, quote.owner_id, `Quote ${id}`)
  return quote
}

type Row = QuoteRow & { items?: QuoteWithItems["items"] }
type Beside = {
  rules: StallRules
  source_name: string | null
  stage: StageRow | null | undefined
  ordered: OrderedOfQuote | undefined
  seesMargin: boolean
}

function answerRow(quote: Row, { rules, source_name, stage, ordered, seesMargin }: Beside): QuoteAnswer {
  const { today } = rules
  const probability = quote.probability ?? stage?.probability ?? 0
  const weighted = roundMoney(MathBN.mult(exactOf(quote, "total") ?? 0, probability).div(100), quote.currency_code)
  const { items, ...row } = quote
  return {
    ...plainRow<QuoteAnswer>(row),
    ...(items ? itemsAnswer({ ...quote, items }, ordered?.quantities ?? {}, seesMargin) : {}),
    ...(items && seesMargin ? { margin: marginAnswer({ ...quote, items }) } : {}),
    status: shownStatus(quote, today),
    stage: stage ? plainRow(stage) : null,
    ...standingOf(quote, stage, rules),
    source_name,
    probability,
    probability_override: quote.probability,
    stage_probability: stage?.probability ?? null,
    weighted_total: weighted.toNumber(),
    days_to_expiry: quote.status === "sent" && quote.valid_until ? daysBetween(today, quote.valid_until) : null,
    order_ids: ordered?.order_ids ?? [],
    // Of the same read as the orders: between that of the quote and this one an order may have come or gone.
    order_id: ordered?.order_ids[0] ?? null,
  }
}

/** What is ordered of the accepted ones, by quote. */
async function orderedOf(req: MedusaRequest, quotes: Row[]): Promise<Map<string, OrderedOfQuote>> {
  const accepted = quotes.filter(({ status }) => status === "accepted").map(({ id }) => id)
  const ordered = accepted.length ? await quoteService(req).orderedOfQuotes(accepted) : []
  return new Map(ordered.map((one) => [one.quote_id, one]))
}

/**
 * Quotes of a list as the API answers them, in two queries however many they are.
 *
 * @param items - whether with their lines and what those earn
 */
export async function answerListed(req: MedusaRequest, ids: string[], items: boolean): Promise<QuoteAnswer[]> {
  const [rules, quotes] = await Promise.all([stallRules(req), quoteService(req).listedQuotes(ids, { items })])
  const orderedBy = await orderedOf(req, quotes as unknown as Row[])
  const seesMargin = accessOf(req).can_see_margin
  return quotes.map(({ stage, source_name, items: lines, ...quote }) => {
    const ordered = orderedBy.get(quote.id)
    const row = items ? { ...quote, items: lines as QuoteWithItems["items"] } : quote
    return {
      ...answerRow(row, { rules, source_name, stage, ordered, seesMargin }),
      ...(items ? {} : { conversion_status: conversionAnswer({ ...quote, items: lines }, ordered?.quantities ?? {}) }),
    }
  })
}

async function similarTo(req: MedusaRequest, quote: QuoteWithItems) {
  const { id, customer_id, email, title, items } = quote
  const variant_ids = items.flatMap((item) => item.variant_id ?? [])
  const { today } = await stallRules(req)
  const similar =
    title || variant_ids.length
      ? await quoteService(req).similarQuotes(
          { id, customer_id, email, title, variant_ids, owner_ids: accessOf(req).owner_ids },
          today
        )
      : []
  return similar.map((row) => ({ ...row, total: MathBN.convert(row.total).toNumber() }))
}

/** What is asked when accepting, and whether it is paid; null where nothing is asked. */
function depositAnswer(quote: QuoteWithItems, deposit: QuoteDepositRow | null) {
  const asked = askedDeposit(exactOf(quote, "total") ?? 0, exactOf(quote, "deposit_percent"), quote.currency_code)
  if (!asked) {
    return null
  }
  return {
    percent: MathBN.convert(asked.percent).toNumber(),
    amount: MathBN.convert((deposit && exactOf(deposit, "amount")) ?? asked.amount).toNumber(),
    status: deposit?.status ?? "none",
    order_id: deposit?.order_id ?? null,
    paid_at: deposit?.paid_at ?? null,
    refunded_at: deposit?.refunded_at ?? null,
  }
}

/** One quote as the API answers it after an act. */
export const answerQuote = async (req: MedusaRequest, id: string = req.params.id): Promise<QuoteAnswer> =>
  answerStored(req, await loadQuote(req, id))

/** The same of a quote that was just read or written. */
export async function answerStored(req: MedusaRequest, quote: QuoteWithItems): Promise<QuoteAnswer> {
  const [rules, ordered, facts, similar] = await Promise.all([
    stallRules(req),
    orderedOf(req, [quote]),
    creditApprovals(req.scope, quote).then((credit) => quoteService(req).factsOf(quote, credit)),
    quote.status === "draft" ? similarTo(req, quote) : undefined,
  ])
  const { stage, source_name, approval, reasons, deposit, opened_count, last_opened_at } = facts
  const seesMargin = accessOf(req).can_see_margin
  return {
    ...answerRow(quote, { rules, source_name, stage, ordered: ordered.get(quote.id), seesMargin }),
    approval: approval ? await latestApprovalAnswer(req, approval) : null,
    approval_reasons: reasonsForCaller(req, reasons),
    ...(similar ? { similar } : {}),
    deposit: depositAnswer(quote, deposit),
    opened_count,
    last_opened_at,
  }
}
