import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"

import { dayOf } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"

/** What a customer paid for a product last, per piece after discounts, in the quote's currency. */
export type LastPrice = { amount: number; currency_code: string; date: string; document: string }

type Buyer = { customer_id: string | null; currency_code: string; timezone: string }

type OrderedLine = {
  version: number
  quantity: AmountInput
  unit_price: AmountInput | null
  item: { variant_id: string; unit_price: AmountInput; adjustments?: { amount: AmountInput }[] }
  order: { display_id: number; version: number; created_at: Date | string }
}

/** How many lines of orders are looked through for each product; an order that was edited has several. */
const LINES = 10
const MOST_LINES = 2_000

/** By variant, from the host's orders that were not canceled. */
export async function lastPrices(
  container: MedusaContainer,
  variant_ids: string[],
  { customer_id, currency_code, timezone }: Buyer
): Promise<Map<string, LastPrice>> {
  const found = new Map<string, LastPrice>()
  if (!customer_id || !variant_ids.length) {
    return found
  }
  for (const { version, quantity, unit_price, item, order } of await orderedLines(container, variant_ids, {
    customer_id,
    currency_code,
  })) {
    if (version === order.version && !found.has(item.variant_id)) {
      const off = MathBN.add(0, ...(item.adjustments ?? []).map(({ amount }) => amount))
      const paid = MathBN.sub(unit_price ?? item.unit_price, MathBN.div(off, quantity))
      found.set(item.variant_id, {
        amount: paid.toNumber(),
        currency_code,
        date: dayOf(new Date(order.created_at), timezone),
        document: `#${order.display_id}`,
      })
    }
  }
  return found
}

/** Newest order first. */
async function orderedLines(
  container: MedusaContainer,
  variant_id: string[],
  order: { customer_id: string; currency_code: string }
): Promise<OrderedLine[]> {
  // Generated for the module's own table, though its interface does not name it (2.21.2).
  const orders = container.resolve(Modules.ORDER) as unknown as {
    listOrderItems: (filters: object, config: object) => Promise<OrderedLine[]>
  }
  return orders.listOrderItems(
    {
      item: { variant_id },
      order: { ...order, is_draft_order: false, status: { $ne: "canceled" } },
      quantity: { $gt: 0 },
    },
    {
      relations: ["item", "item.adjustments", "order"],
      order: { order: { created_at: "DESC" } },
      take: Math.min(variant_id.length * LINES, MOST_LINES),
    }
  )
}
