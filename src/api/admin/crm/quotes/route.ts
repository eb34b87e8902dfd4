import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { QuoteRow, QuoteWithItems } from "../../../../modules/quote/types"
import { roundMoney } from "../../../../shared/money"
import { createQuoteWorkflow } from "../../../../workflows/quote"
import { withTemplate } from "../../../../workflows/quote/apply-template"
import { actorOf } from "../../../shared"
import { pickFields } from "../../../shared/answer"
import { storeToday } from "../../../shared/documents"
import { answerQuote, answerQuotes, quoteService } from "./answer"
import { listContext, quoteListRequest } from "./list-context"
import { keptTotals } from "./kept-totals"
import { assertOwner } from "./assert-owner"
import { overdueOfHeld } from "./overdue-of-held"
import { saidCosts } from "./said-costs"
import { AdminCreateCrmQuote } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const asked = await quoteListRequest(req)
  const request = { ...asked, totals: await keptTotals(req, asked) }
  const { ids, count, totals } = await quoteService(req).searchQuotes(request, await listContext(req))
  const rows = (await quoteService(req).listCrmQuotes({ id: ids }, { take: null as never })) as unknown as QuoteRow[]
  const items = await quoteService(req).listCrmQuoteItems(
    { quote_id: ids },
    { order: { position: "ASC" }, take: null as never }
  )
  const sorted = ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  const withItems = sorted.map(
    (row) => ({ ...row, items: items.filter((item) => item.quote_id === row.id) }) as unknown as QuoteWithItems
  )
  const debtors = request.filters.on_hold === true ? await overdueOfHeld(req, withItems) : null
  const quotes = (await answerQuotes(req, withItems)).map((quote) => ({
    ...pickFields(quote, req.queryConfig.fields),
    ...debtors?.get(quote.id as string),
  }))
  res.json({
    quotes,
    count,
    offset: request.offset,
    limit: request.limit,
    totals: totals.map(({ outstanding, ...sum }) => ({
      ...sum,
      weighted_total: roundMoney(MathBN.convert(outstanding), sum.currency_code).toFixed(),
    })),
  })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmQuote>, res: MedusaResponse): Promise<void> => {
  const actor = actorOf(req)
  const { template_id, ...body } = req.validatedBody
  await assertOwner(req, body.owner_id)
  const said = {
    owner_id: actor.actor_type === "user" ? actor.actor_id : null,
    ...body,
    items: body.items && saidCosts(req, body.items),
  }
  const quote = template_id ? await withTemplate(req.scope, said, template_id, await storeToday(req)) : said
  const { result } = await createQuoteWorkflow(req.scope).run({ input: { quote, actor } })
  res.json({ quote: await answerQuote(req, result.id) })
}
