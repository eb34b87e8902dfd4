import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import { billingGap } from "../../../modules/receivable/rules/billing-gap"
import { taxGroups } from "../../../modules/receivable/rules/deposit"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { ReceivableOrderRow } from "../../../modules/receivable/types"
import { dayOf } from "../../../shared/days"
import { moneyString } from "../../../shared/money"
import { displayIdOf } from "../../../shared/order-number"
import { orderCustomerName } from "../rules/customer-name"
import { deliveredPieces, orderDelivery } from "../rules/order-delivery"
import { InvoicedQuantities, linesToInvoice, orderLineFacts } from "../rules/order-lines"
import { findHostOrder, HostOrder } from "./host-order"
import { findOrderQuote } from "./order-quote"
import { billableOrder } from "./replacements"

export type KnownOrder = {
  /** Nothing is left to deliver. */
  delivered: boolean
  /** Open: what its documents lack. */
  proposal_id: string | null
}

/** Reads an order of the host and keeps it as `keepReceivableOrder` does; null also when there is none. */
export async function refreshReceivableOrder(container: MedusaContainer, orderId: string): Promise<KnownOrder | null> {
  const order = await findHostOrder(container, orderId)
  return order && keepReceivableOrder(container, order)
}

/**
 * Keeps the row by which an order is known here: totals, dates, customer, quote, lines, and what its documents lack.
 *
 * @returns null for a draft order, which is no order yet
 */
export async function keepReceivableOrder(container: MedusaContainer, found: HostOrder): Promise<KnownOrder | null> {
  if (found.is_draft_order) {
    return null
  }
  const order = await billableOrder(container, found)
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const [{ company_id, settings }, quote] = await Promise.all([
    access.settingsFor({ sales_channel_id: order.sales_channel_id }),
    findOrderQuote(container, order.id),
  ])
  const delivery = orderDelivery(order, settings.timezone)
  const money = (amount: Parameters<typeof moneyString>[0]): string => moneyString(amount, order.currency_code)
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const row = await receivable.upsertReceivableOrder({
    order_id: order.id,
    company_id,
    display_id: displayIdOf(order),
    customer_id: order.customer_id,
    customer_name: orderCustomerName(order),
    bill_to_customer_id: quote?.bill_to_customer_id ?? null,
    owner_id: quote?.owner_id ?? null,
    currency_code: order.currency_code,
    region_id: order.region_id ?? null,
    sales_channel_id: order.sales_channel_id ?? null,
    total: money(order.total),
    paid_total: money(order.summary?.transaction_total ?? 0),
    delivered_total: money(delivery.delivered_total),
    lines: orderLineFacts(order),
    placed_date: dayOf(new Date(order.created_at), settings.timezone),
    delivered_date: delivery.delivered_date,
    canceled_at: order.canceled_at ? new Date(order.canceled_at) : null,
    quote_id: quote?.id ?? null,
    deliveries: deliveredPieces(order, settings.timezone),
  })
  const proposal_id = await proposeWhatLacks(receivable, order, row)
  return { delivered: delivery.complete, proposal_id }
}

/** Compares the order with its documents; most orders have none, and nothing is asked of the database for them. */
async function proposeWhatLacks(
  receivable: ReceivableModuleService,
  order: HostOrder,
  row: ReceivableOrderRow
): Promise<string | null> {
  const [invoice] = await receivable.listCrmInvoices({ order_id: order.id }, { select: ["id"], take: 1 })
  if (!invoice) {
    return null
  }
  const { customer_id, customer_name, bill_to_customer_id, owner_id, currency_code } = row
  const head = { customer_id, customer_name, bill_to_customer_id, owner_id, currency_code }
  const billed = {
    currency_code: order.currency_code,
    total: order.total,
    credit_line_total: order.credit_line_total ?? 0,
    is_canceled: Boolean(order.canceled_at) || order.status === "canceled",
    lines: orderLineFacts(order),
    left_by_tax: (quantities: InvoicedQuantities) => taxGroups(linesToInvoice(order, quantities).lines),
  }
  return receivable.syncBillingProposal(
    order.id,
    { ...head, order_display_id: row.display_id, order_version: order.version },
    (billing) => billingGap(billed, billing)
  )
}
