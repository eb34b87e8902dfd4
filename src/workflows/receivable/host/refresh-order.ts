import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { dayOf } from "../../../shared/days"
import { moneyString } from "../../../shared/money"
import { orderCustomerName } from "../rules/customer-name"
import { orderDelivery } from "../rules/order-delivery"
import { orderLineFacts } from "../rules/order-lines"
import { findHostOrder } from "./host-order"
import { findOrderQuote } from "./order-quote"
import { readSeller } from "./seller"

/**
 * Keeps the row by which an order is known here: totals, dates, customer, quote. Draft orders are not orders yet.
 *
 * @returns null when there is no such order
 */
export async function refreshReceivableOrder(container: MedusaContainer, orderId: string): Promise<{ delivered: boolean } | null> {
  const order = await findHostOrder(container, orderId)
  if (!order || order.is_draft_order) {
    return null
  }
  const { company_id, settings } = await readSeller(container, order.sales_channel_id)
  const quote = await findOrderQuote(container, orderId)
  const delivery = orderDelivery(order, settings.timezone)
  const money = (amount: Parameters<typeof moneyString>[0]): string => moneyString(amount, order.currency_code)
  await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).upsertReceivableOrder({
    order_id: order.id,
    company_id,
    display_id: String(order.custom_display_id ?? order.display_id),
    customer_id: order.customer_id,
    customer_name: orderCustomerName(order),
    bill_to_customer_id: quote?.bill_to_customer_id ?? null,
    owner_id: quote?.owner_id ?? null,
    currency_code: order.currency_code,
    total: money(order.total),
    paid_total: money(order.summary?.transaction_total ?? 0),
    delivered_total: money(delivery.delivered_total),
    lines: orderLineFacts(order),
    placed_date: dayOf(new Date(order.created_at), settings.timezone),
    delivered_date: delivery.delivered_date,
    canceled_at: order.canceled_at ? new Date(order.canceled_at) : null,
    quote_id: quote?.id ?? null,
  })
  return { delivered: delivery.complete }
}
