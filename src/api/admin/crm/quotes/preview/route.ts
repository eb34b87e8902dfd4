import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../modules/access"
import type { AccessModuleService } from "../../../../../modules/access/service"
import { contentTotals } from "../../../../../modules/quote/rules/content-totals"
import { isIncluded, withOneOfEachGroup } from "../../../../../modules/quote/rules/included"
import { lineMargin, totalMargin } from "../../../../../modules/quote/rules/margin"
import { AmountInput } from "../../../../../shared/money"
import { LineFacts, lineFacts } from "../../../../../workflows/quote/pricing/facts"
import { priceQuote } from "../../../../../workflows/quote/pricing/price-quote"
import { stockOfLine } from "../../../../../workflows/quote/pricing/stock"
import { accessOf } from "../../../../shared"
import { storeToday } from "../../../../shared/documents"
import { quoteService } from "../answer"
import { saidCosts } from "../said-costs"
import { AdminPreviewCrmQuote } from "../validators"

/**
 * Prices, taxes and totals of what is being typed, and what helps to price it: stock, price breaks, what this customer paid
 * last, the margin where the caller may see it, quotes like this one. Stores nothing.
 */
export const POST = async (req: MedusaRequest<AdminPreviewCrmQuote>, res: MedusaResponse): Promise<void> => {
  const { quote_id, template_id: _template, ...input } = req.validatedBody
  const content = await priceQuote(req.scope, { ...input, items: saidCosts(req, input.items ?? []) })
  const chosen = { ...content, items: withOneOfEachGroup(content.items) }
  const { items, tax_lines, ...amounts } = contentTotals(chosen)
  const { timezone } = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const facts = await lineFacts(
    req.scope,
    content.items.flatMap(({ variant_id }) => variant_id ?? []),
    { ...content, timezone, quote_id, owner_ids: accessOf(req).owner_ids }
  )
  const similar = await quoteService(req).similarQuotes(
    {
      ...content,
      id: quote_id,
      variant_ids: content.items.flatMap(({ variant_id }) => variant_id ?? []),
      owner_ids: accessOf(req).owner_ids,
    },
    await storeToday(req)
  )
  const { can_see_margin } = accessOf(req)
  const margins = chosen.items.map(({ unit_cost, quantity }, index) => ({
    net: MathBN.sub(items[index].subtotal, items[index].discount_total),
    quantity,
    unit_cost,
  }))
  const total = totalMargin(margins.filter((_line, index) => isIncluded(chosen.items[index])))
  res.json({
    quote: {
      ...content,
      ...numbers({ discount_percent: content.discount_percent }),
      deposit_percent: content.deposit_percent === null ? null : toNumber(content.deposit_percent),
      ...numbers(amounts),
      tax_lines,
      prices_include_tax: content.items.some((item) => item.is_tax_inclusive),
      items: chosen.items.map(({ list_cost: _list, ...priced }, index) => {
        const { quantity, unit_price, list_price, discount_percent, unit_cost, ...item } = priced
        return {
          ...item,
          ...numbers({ quantity, unit_price, discount_percent }),
          list_price: list_price === null ? null : toNumber(list_price),
          position: index + 1,
          included: isIncluded(item),
          ...numbers(items[index]),
          ...(item.variant_id ? factsOfLine(facts.get(item.variant_id), quantity) : {}),
          ...(can_see_margin
            ? {
                unit_cost: unit_cost === null ? null : toNumber(unit_cost),
                margin_percent: lineMargin(margins[index])?.percent?.toNumber() ?? null,
              }
            : {}),
        }
      }),
      similar: similar.map((row) => ({ ...row, total: toNumber(row.total) })),
      ...(can_see_margin
        ? { margin: total && { total: total.total.toNumber(), percent: total.percent?.toNumber() ?? null } }
        : {}),
    },
  })
}

const factsOfLine = (facts: LineFacts | undefined, quantity: AmountInput) =>
  facts && { ...facts, stock: stockOfLine(facts.stock, quantity) }

const toNumber = (amount: unknown): number => MathBN.convert(amount as AmountInput).toNumber()

// Over HTTP amounts are numbers, as the host's are; everything before is exact.
const numbers = (amounts: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, toNumber(amount)]))
