import { MedusaRequest } from "@medusajs/framework/http"

import { AmountInput } from "../../../../shared/money"
import { stockOf, stockOfLine } from "../../../../workflows/quote/pricing/stock"
import { accessOf } from "../../../shared"
import type { QuoteAnswer } from "./answer"

type Item = Record<string, unknown> & { variant_id: string | null; quantity: AmountInput }

/** The lines of a quote that may still be won, each that is counted with what the sales channel has of it and who else wants it. */
export async function itemsWithStock(req: MedusaRequest, quote: QuoteAnswer): Promise<unknown> {
  const items = quote.items as Item[]
  if (quote.status !== "draft" && quote.status !== "sent") {
    return items
  }
  const stock = await stockOf(req.scope, [...new Set(items.flatMap(({ variant_id }) => variant_id ?? []))], {
    sales_channel_id: quote.sales_channel_id as string | null,
    quote_id: quote.id as string,
    owner_ids: accessOf(req).owner_ids,
  })
  return items.map((item) => {
    const counted = item.variant_id ? stock.get(item.variant_id) : undefined
    return counted ? { ...item, stock: stockOfLine(counted, item.quantity) } : item
  })
}
