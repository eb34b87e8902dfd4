import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { QuoteRow, QuoteVersionRow } from "../../../../../../modules/quote/types"
import { exactOf } from "../../../../../../shared/exact"
import { shownToCustomer } from "../../../../shared/answer"
import { quotesOf, versionToShow } from "../../../../shared/customer-quote"
import { ownCustomers } from "../../../../shared/own-customers"

/** Of a version, without the whole offer, which may have hundreds of lines. */
const HEAD = [
  "id", "quote_id", "version", "currency_code", "total", "raw_total", "valid_until", "sent_at", "superseded_at", "decision",
] // prettier-ignore

/** The quotes that were sent to the customer who is logged in, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { skip: offset = 0, take: limit = 20, order = {} } = req.queryConfig.pagination
  const [rows, count] = await quotesOf(req).listAndCountCrmQuotes(
    { customer_id: await ownCustomers(req), sent_at: { $ne: null } } as never,
    { order: { ...order, id: "DESC" } as never, take: limit, skip: offset }
  )
  const versions = (await quotesOf(req).listCrmQuoteVersions(
    { quote_id: rows.map(({ id }) => id) },
    { select: HEAD as never, take: null as never }
  )) as unknown as QuoteVersionRow[]
  const today = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const shown = rows.flatMap((row) => {
    const quote = row as unknown as QuoteRow
    const own = versions.filter(({ quote_id }) => quote_id === row.id)
    const sent = versionToShow(quote, own, today)
    return sent ? [{ quote, sent }] : []
  })
  const titles = await quotesOf(req).versionTitles(shown.map(({ sent }) => sent.id))
  const quotes = shown.map(({ quote, sent }) => ({
    ...summary(quote, sent, today),
    title: titles.get(sent.id) ?? null,
  }))
  res.json({ quotes, count, offset, limit })
}

function summary(quote: QuoteRow, sent: QuoteVersionRow, today: string) {
  const total = sent.decision === "accepted" ? exactOf(quote, "total") : exactOf(sent, "total")
  return {
    id: quote.id,
    number: quote.number,
    version: sent.version,
    status: shownToCustomer({ quote, sent }, today),
    currency_code: sent.currency_code,
    total: MathBN.convert(total ?? 0).toNumber(),
    valid_until: sent.valid_until,
    sent_at: sent.sent_at,
    order_id: sent.decision === "accepted" ? quote.order_id : null,
  }
}
