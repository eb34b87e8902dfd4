import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../../../../modules/quote"
import { depositAmount } from "../../../../modules/quote/rules/deposit"
import { shownStatus } from "../../../../modules/quote/rules/transitions"
import type { QuoteModuleService } from "../../../../modules/quote/service"
import { QuoteRow, QuoteWithItems, StageRow } from "../../../../modules/quote/types"
import { daysBetween } from "../../../../shared/days"
import { exactOf } from "../../../../shared/exact"
import { roundMoney } from "../../../../shared/money"
import { accessOf, assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { storeToday } from "../../../shared/documents"
import { itemsAnswer, marginAnswer } from "./answer-items"

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

/**
 * Refuses a quote that the caller may not see, without loading its lines.
 *
 * @throws NOT_FOUND
 */
export async function assertQuoteInScope(req: MedusaRequest, id: string = req.params.id): Promise<void> {
  const [quote] = await quoteService(req).listCrmQuotes({ id }, { select: ["id", "owner_id"] })
  if (!quote) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${id} was not found.`)
  }
  assertInScope(req, quote.owner_id, `Quote ${id}`)
}

/** Quotes as the API answers them, with their stages and what is ordered of them, in a few queries however many they are. */
export async function answerQuotes(
  req: MedusaRequest,
  quotes: (QuoteRow & { items?: QuoteWithItems["items"] })[]
): Promise<QuoteAnswer[]> {
  const today = await storeToday(req)
  const stages = await quoteService(req).listCrmStages(
    { id: [...new Set(quotes.map((quote) => quote.stage_id))] },
    { take: null as never }
  )
  const stageById = new Map((stages as unknown as StageRow[]).map((stage) => [stage.id, stage]))
  const accepted = quotes.filter(({ status }) => status === "accepted").map(({ id }) => id)
  const orderedById = new Map(
    (await quoteService(req).orderedOfQuotes(accepted)).map((ordered) => [ordered.quote_id, ordered])
  )
  const { can_see_margin } = accessOf(req)
  return quotes.map((quote) => {
    const stage = stageById.get(quote.stage_id)
    const probability = quote.probability ?? stage?.probability ?? 0
    const weighted = roundMoney(MathBN.mult(exactOf(quote, "total") ?? 0, probability).div(100), quote.currency_code)
    const ordered = orderedById.get(quote.id)
    const { items, ...row } = quote
    return {
      ...plainRow<QuoteAnswer>(row),
      ...(items ? itemsAnswer({ ...quote, items }, ordered?.quantities ?? {}, can_see_margin) : {}),
      ...(items && can_see_margin ? { margin: marginAnswer({ ...quote, items }) } : {}),
      status: shownStatus(quote, today),
      stage: stage ? plainRow(stage) : null,
      probability,
      weighted_total: weighted.toNumber(),
      days_to_expiry: quote.status === "sent" && quote.valid_until ? daysBetween(today, quote.valid_until) : null,
      order_ids: ordered?.order_ids ?? [],
    }
  })
}

async function similarTo(req: MedusaRequest, quote: QuoteWithItems) {
  const { id, customer_id, email, title, items } = quote
  const variant_ids = items.flatMap((item) => item.variant_id ?? [])
  const similar = await quoteService(req).similarQuotes(
    { id, customer_id, email, title, variant_ids },
    await storeToday(req)
  )
  return similar.map((row) => ({ ...row, total: MathBN.convert(row.total).toNumber() }))
}

/** What is asked when accepting, and whether it is paid; null where nothing is asked. */
async function depositAnswer(req: MedusaRequest, quote: QuoteWithItems) {
  const percent = exactOf(quote, "deposit_percent")
  if (percent === null) {
    return null
  }
  const [deposit] = await quoteService(req).listCrmQuoteDeposits({ quote_id: quote.id })
  const amount = deposit
    ? (exactOf(deposit, "amount") ?? 0)
    : depositAmount(exactOf(quote, "total") ?? 0, percent, quote.currency_code)
  return {
    percent: MathBN.convert(percent).toNumber(),
    amount: MathBN.convert(amount).toNumber(),
    status: deposit?.status ?? "none",
    order_id: deposit?.order_id ?? null,
    paid_at: deposit?.paid_at ?? null,
  }
}

/** One quote as the API answers it after an act. */
export async function answerQuote(req: MedusaRequest, id: string = req.params.id): Promise<QuoteAnswer> {
  const quote = await loadQuote(req, id)
  const [[answer], links, { reasons, latest }, similar, deposit] = await Promise.all([
    answerQuotes(req, [quote]),
    quoteService(req).listCrmQuoteTokens(
      { quote_id: id },
      { select: ["opened_count", "last_opened_at"], take: null as never }
    ),
    quoteService(req).approvalOf(quote),
    quote.status === "draft" ? similarTo(req, quote) : undefined,
    depositAnswer(req, quote),
  ])
  const opened = links.map((link) => link.last_opened_at).filter((at): at is Date => at !== null)
  return {
    ...answer,
    approval: latest ? plainRow(latest) : null,
    approval_reasons: reasons,
    ...(similar ? { similar } : {}),
    deposit,
    opened_count: links.reduce((sum, link) => sum + link.opened_count, 0),
    last_opened_at: opened.length ? new Date(Math.max(...opened.map((at) => new Date(at).getTime()))) : null,
  }
}
