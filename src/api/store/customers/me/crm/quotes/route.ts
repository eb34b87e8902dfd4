import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { QuoteRow, QuoteSnapshot, QuoteVersionRow } from "../../../../../../modules/quote/types"
import { exactOf } from "../../../../../../shared/exact"
import { shownToCustomer } from "../../../../shared/answer"
import { customerActor, quotesOf, versionToShow } from "../../../../shared/customer-quote"

/** The quotes that were sent to the customer who is logged in, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { skip: offset = 0, take: limit = 20, order = {} } = req.queryConfig.pagination
  const actor = customerActor(req)
  const [rows, count] = await quotesOf(req).listAndCountCrmQuotes(
    { customer_id: actor.actor_id, sent_at: { $ne: null } } as never,
    { order: { ...order, id: "DESC" } as never, take: limit, skip: offset }
  )
  const versions = (await quotesOf(req).listCrmQuoteVersions(
    { quote_id: rows.map(({ id }) => id) },
    { take: null as never }
  )) as unknown as QuoteVersionRow[]
  const today = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const quotes = rows.flatMap((row) => {
    const quote = row as unknown as QuoteRow
    const own = versions.filter(({ quote_id }) => quote_id === row.id)
    const sent = versionToShow(quote, own, today)
    return sent ? [summary(quote, sent, today)] : []
  })
  res.json({ quotes, count, offset, limit })
}

function summary(quote: QuoteRow, sent: QuoteVersionRow, today: string) {
  const snapshot = sent.snapshot as unknown as QuoteSnapshot
  const status = shownToCustomer({ quote, sent }, today)
  const total = sent.decision === "accepted" ? exactOf(quote, "total") : exactOf(sent, "total")
  return {
    id: quote.id,
    number: quote.number,
    version: sent.version,
    status,
    title: snapshot.quote.title ?? null,
    currency_code: sent.currency_code,
    total: MathBN.convert(total ?? 0).toNumber(),
    valid_until: sent.valid_until,
    sent_at: sent.sent_at,
    order_id: sent.decision === "accepted" ? quote.order_id : null,
  }
}
