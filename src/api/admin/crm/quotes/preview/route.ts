import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { MathBN } from "@medusajs/framework/utils"

import { contentTotals } from "../../../../../modules/quote/rules/content-totals"
import { AmountInput } from "../../../../../shared/money"
import { priceQuote } from "../../../../../workflows/quote/pricing/price-quote"
import { AdminCreateCrmQuote } from "../validators"

/** Prices, taxes and totals of what is being typed; stores nothing. */
export const POST = async (req: MedusaRequest<AdminCreateCrmQuote>, res: MedusaResponse): Promise<void> => {
  const content = await priceQuote(req.scope, req.validatedBody)
  const { items, tax_lines, ...amounts } = contentTotals(content)
  res.json({
    quote: {
      ...content,
      ...numbers(amounts),
      tax_lines,
      prices_include_tax: content.items.some((item) => item.is_tax_inclusive),
      items: content.items.map(({ quantity, unit_price, list_price, discount_percent, ...item }, index) => ({
        ...item,
        ...numbers({ quantity, unit_price, discount_percent }),
        list_price: list_price === null ? null : toNumber(list_price),
        position: index + 1,
        ...numbers(items[index]),
      })),
    },
  })
}

const toNumber = (amount: unknown): number => MathBN.convert(amount as AmountInput).toNumber()

// Over HTTP amounts are numbers, as the host's are; everything before is exact.
const numbers = (amounts: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, toNumber(amount)]))
