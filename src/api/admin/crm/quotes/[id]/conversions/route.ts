import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { QuoteConversionItemRow } from "../../../../../../modules/quote/types"
import { plainRow } from "../../../../../shared/answer"
import { loadQuote, quoteService } from "../../answer"

/** The orders made or tried of a quote, newest first, with their lines and the host's order number. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const conversions = await quoteService(req).listCrmQuoteConversions(
    { quote_id: quote.id },
    { order: { created_at: "DESC" }, take: 200 }
  )
  const parts = (await quoteService(req).listCrmQuoteConversionItems(
    { conversion_id: conversions.map(({ id }) => id) },
    { take: null as never }
  )) as unknown as QuoteConversionItemRow[]
  const { data: orders } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "display_id", "status"],
    filters: { id: conversions.map(({ order_id }) => order_id) },
  })
  const titles = new Map(quote.items.map((item) => [item.id, item.title]))
  res.json({
    conversions: conversions.map((conversion) => {
      const order = orders.find(({ id }) => id === conversion.order_id)
      return {
        ...plainRow<object>(conversion),
        order_display_id: order?.display_id ?? null,
        order_status: order?.status ?? null,
        items: parts
          .filter((part) => part.conversion_id === conversion.id)
          .map((part) => {
            const { quote_item_id, quantity } = plainRow<{ quote_item_id: string; quantity: number }>(part)
            return { item_id: quote_item_id, title: titles.get(quote_item_id) ?? null, quantity }
          }),
      }
    }),
    count: conversions.length,
    offset: 0,
    limit: 200,
  })
}
