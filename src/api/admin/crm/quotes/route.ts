import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { roundMoney } from "../../../../shared/money"
import { createQuoteWorkflow } from "../../../../workflows/quote"
import { withTemplate } from "../../../../workflows/quote/apply-template"
import { actorOf } from "../../../shared"
import { pickFields } from "../../../shared/answer"
import { storeToday } from "../../../shared/documents"
import { answerListed, answerQuote, quoteService } from "./answer"
import { listContext, quoteListRequest } from "./list-context"
import { keptTotals } from "./kept-totals"
import { assertOwner } from "./assert-owner"
import { HeldQuote, overdueOfHeld } from "./overdue-of-held"
import { LINES } from "./query-config"
import { saidCosts } from "./said-costs"
import { AdminCreateCrmQuote } from "./validators"

const asksForLines = (fields: readonly string[] = []): boolean =>
  fields.some((field) => LINES.includes(field.replace(/^[+*]/, "").split(".")[0]))

/** A page of quotes, with what all that is filtered comes to; with their lines where `fields` names these. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [asked, on] = await Promise.all([quoteListRequest(req), listContext(req)])
  const request = { ...asked, totals: await keptTotals(req, asked, on) }
  const { ids, count, totals } = await quoteService(req).searchQuotes(request, on)
  const fields = req.queryConfig.fields
  const listed = await answerListed(req, ids, asksForLines(fields))
  const debtors = request.filters.on_hold === true ? await overdueOfHeld(req, listed as HeldQuote[]) : null
  const quotes = listed.map((quote) => ({ ...pickFields(quote, fields), ...debtors?.get(quote.id as string) }))
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
