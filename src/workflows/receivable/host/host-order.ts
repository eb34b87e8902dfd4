import { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { orderNumber } from "../../../shared/order-number"
import { Gathered } from "../../shared/gathered"

type Amount = BigNumberInput | BigNumber

export type HostTaxLine = { rate: Amount; code: string | null; description: string | null; tax_rate_id: string | null }

export type HostAddress = {
  first_name?: string | null
  last_name?: string | null
  company?: string | null
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  country_code?: string | null
  phone?: string | null
}

/** A line of a host order with the host's own unrounded sums (net of tax, for the quantity not returned). */
export type HostOrderItem = {
  id: string
  title: string
  subtitle: string | null
  product_title: string | null
  variant_title: string | null
  variant_sku: string | null
  variant_id: string | null
  product_id: string | null
  quantity: Amount
  unit_price: Amount
  compare_at_unit_price: Amount | null
  is_tax_inclusive: boolean
  requires_shipping?: boolean
  subtotal: Amount
  discount_subtotal: Amount
  tax_total: Amount
  total: Amount
  metadata: Record<string, unknown> | null
  created_at: string | Date
  tax_lines?: HostTaxLine[]
  adjustments?: { amount: Amount }[]
  detail: { return_received_quantity: Amount; return_dismissed_quantity: Amount; delivered_quantity: Amount }
}

export type HostShippingMethod = {
  id: string
  name: string
  amount: Amount
  is_tax_inclusive: boolean
  subtotal: Amount
  discount_subtotal: Amount
  tax_total: Amount
  total: Amount
  tax_lines?: HostTaxLine[]
}

export type HostTransaction = {
  id: string
  amount: Amount
  currency_code: string
  reference: string | null
  reference_id: string | null
  created_at: string | Date
}

export type HostFulfillment = {
  id: string
  created_at: string | Date
  shipped_at: string | Date | null
  delivered_at: string | Date | null
  canceled_at: string | Date | null
  items?: { line_item_id: string | null; quantity: Amount }[]
}

/** What we read of a host order. Amounts are the host's, unrounded. */
export type HostOrder = {
  id: string
  display_id: number | string
  custom_display_id: string | null
  status: string
  version: number
  is_draft_order: boolean
  canceled_at: string | Date | null
  created_at: string | Date
  updated_at: string | Date
  email: string | null
  currency_code: string
  region_id: string | null
  sales_channel_id: string | null
  customer_id: string | null
  locale: string | null
  metadata: Record<string, unknown> | null
  total: Amount
  credit_line_total: Amount
  summary: { pending_difference: Amount; raw_pending_difference?: Amount; transaction_total: Amount } | null
  items: HostOrderItem[]
  shipping_methods: HostShippingMethod[]
  billing_address: HostAddress | null
  shipping_address: HostAddress | null
  transactions: HostTransaction[]
  fulfillments: HostFulfillment[]
  customer: {
    id: string
    email: string | null
    company_name: string | null
    first_name: string | null
    last_name: string | null
    phone: string | null
  } | null
}

const FIELDS = [
  "id",
  "display_id",
  "custom_display_id",
  "status",
  "version",
  "is_draft_order",
  "canceled_at",
  "created_at",
  "updated_at",
  "email",
  "currency_code",
  "region_id",
  "sales_channel_id",
  "customer_id",
  "locale",
  "metadata",
  "summary",
  "total",
  "credit_line_total",
  "items.*",
  "items.detail.*",
  "items.tax_lines.*",
  "items.adjustments.*",
  "shipping_methods.*",
  "shipping_methods.tax_lines.*",
  "shipping_methods.adjustments.*",
  "credit_lines.*",
  "billing_address.*",
  "shipping_address.*",
  "transactions.*",
  "fulfillments.id",
  "fulfillments.created_at",
  "fulfillments.shipped_at",
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
  "fulfillments.items.line_item_id",
  "fulfillments.items.quantity",
  "customer.id",
  "customer.email",
  "customer.company_name",
  "customer.first_name",
  "customer.last_name",
  "customer.phone",
]

/**
 * Reads a host order with everything that a document or a balance needs.
 *
 * @throws NOT_FOUND naming the order's id
 */
export async function readHostOrder(container: MedusaContainer, orderId: string): Promise<HostOrder> {
  const order = await findHostOrder(container, orderId)
  if (!order) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${orderId}.`)
  }
  return order
}

/** The same, or null when the host has no such order. */
export async function findHostOrder(container: MedusaContainer, orderId: string): Promise<HostOrder | null> {
  const reads = READS.get(container) ?? new Gathered((ids) => findHostOrders(container, ids))
  READS.set(container, reads)
  return (await reads.get(orderId)) ?? null
}

/** An event of an order is heard by several who each need it as it is then. */
const READS = new WeakMap<MedusaContainer, Gathered<HostOrder>>()

/** Those of these orders that the host has. */
export async function findHostOrders(container: MedusaContainer, ids: string[]): Promise<Map<string, HostOrder>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: ids } })
  return new Map((data as unknown as HostOrder[]).map((order) => [order.id, order]))
}

/** How people call an order: the host's own display number. */
export function orderName(order: Pick<HostOrder, "display_id" | "custom_display_id">): string {
  return `Order ${orderNumber(order)}`
}
