import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { exactOf } from "../../../../shared/exact"
import { itemInputOf } from "../../../../workflows/quote/content-of"
import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { loadQuote, quoteService } from "../quotes/answer"
import { AdminCreateCrmQuoteTemplate } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "crm_quote_template",
    ...req.queryConfig,
    filters: req.filterableFields,
  })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ quote_templates: data.map((row) => plainRow(row)), count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmQuoteTemplate>, res: MedusaResponse): Promise<void> => {
  const body = req.validatedBody
  const input = "quote_id" in body ? await ofQuote(req, body) : body
  const template = await quoteService(req).saveTemplate(null, input as never, actorOf(req))
  res.json({ quote_template: plainRow(template) })
}

/** What of a quote makes a template: its lines and terms, nothing of its customer. Costs stay with the catalogue. */
async function ofQuote(req: MedusaRequest, { quote_id, ...named }: { quote_id: string; name: string }) {
  const quote = await loadQuote(req, quote_id)
  return {
    ...named,
    locale: quote.locale,
    currency_code: quote.currency_code,
    title: quote.title,
    items: quote.items.map((item) => {
      const { id: _id, unit_cost: _cost, requested_delivery_date: _day, ...line } = itemInputOf(item)
      return line
    }),
    terms: quote.terms,
    cover_text: quote.cover_text,
    payment_terms: quote.payment_terms,
    deposit_percent: exactOf(quote, "deposit_percent"),
    discount_percent: exactOf(quote, "discount_percent") ?? 0,
    convert_on_accept: quote.convert_on_accept,
  }
}
