import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError, Modules } from "@medusajs/framework/utils"

import { TaxLine } from "../../../modules/quote/rules/totals"
import { QuoteWithItems } from "../../../modules/quote/types"
import { AmountInput, moneyString, roundMoney } from "../../../shared/money"
import { exactOf } from "../../../shared/exact"
import { shippingOf } from "../../../modules/quote/rules/row-totals"
import { hostTaxLines, QUOTE_ITEM_KEY, QUOTE_SHIPPING_KEY } from "./order-input"

type HostLine = { id: string; metadata: Record<string, unknown> | null }
type HostOrder = { id: string; total: AmountInput; items: HostLine[]; shipping_methods: HostLine[] }

/**
 * Puts the sent version's taxes back on the order and takes off what promotions added: the buyer accepted these figures.
 *
 * Setting is absolute, so that doing it twice is the same as once.
 */
export async function freezeOrder(container: MedusaContainer, quote: QuoteWithItems, orderId: string): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const order = await readOrder(container, orderId)
  const byItem = new Map(quote.items.map((item) => [item.id, (item.tax_lines as unknown as TaxLine[] | null) ?? []]))
  const shipping = shippingOf(quote)
  await orders.setOrderLineItemAdjustments(orderId, [])
  await orders.setOrderLineItemTaxLines(
    orderId,
    order.items.flatMap((item) =>
      hostTaxLines(byItem.get(String(item.metadata?.[QUOTE_ITEM_KEY])) ?? []).map((line) => ({
        ...line,
        item_id: item.id,
      }))
    ) as never
  )
  if (order.shipping_methods.length) {
    await orders.setOrderShippingMethodAdjustments(orderId, [])
    await orders.setOrderShippingMethodTaxLines(
      orderId,
      order.shipping_methods.flatMap((method) =>
        hostTaxLines(shipping[method.metadata?.[QUOTE_SHIPPING_KEY] as number]?.tax_lines ?? []).map((line) => ({
          ...line,
          shipping_method_id: method.id,
        }))
      ) as never
    )
  }
}

/** @throws UNEXPECTED_STATE if the order does not come to the quote's total, to the minor unit */
export async function assertOrderTotal(
  container: MedusaContainer,
  quote: QuoteWithItems,
  orderId: string
): Promise<void> {
  const order = await readOrder(container, orderId)
  const total = exactOf(quote, "total") ?? 0
  if (!MathBN.eq(roundMoney(order.total, quote.currency_code), total)) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `The order for quote ${quote.number} came to ${moneyString(order.total, quote.currency_code)} instead of ${moneyString(total, quote.currency_code)}; nothing was ordered.`
    )
  }
}

async function readOrder(container: MedusaContainer, id: string): Promise<HostOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "total", "items.id", "items.metadata", "shipping_methods.id", "shipping_methods.metadata"],
    filters: { id },
  })
  return data[0] as unknown as HostOrder
}
