import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"

import { ADDRESS_FIELDS, OrderRef, ShippingAddress } from "../../modules/delivery/types"
import type { AmountInput } from "../../shared/money"
import { orderNumber } from "../../shared/order-number"
import { firstShippedAt, ShippedLine, ShippedOrder } from "./rules/progress"

const FIELDS = [
  "id", "display_id", "custom_display_id", "status", "is_draft_order", "canceled_at", "customer_id", "email", "locale", "currency_code",
  "sales_channel_id", "shipping_address.*", "items.*", "items.detail.*", "fulfillments.id", "fulfillments.created_at", "fulfillments.packed_at",
  "fulfillments.shipped_at", "fulfillments.delivered_at", "fulfillments.canceled_at", "fulfillments.data", "fulfillments.metadata",
  "fulfillments.items.line_item_id", "fulfillments.items.quantity", "customer.first_name", "customer.last_name",
  "customer.company_name", "customer.email",
] // prettier-ignore

type Name = { first_name: string | null; last_name: string | null; company_name: string | null; email: string | null }

/** A host order as far as its delivery goes. */
export type DeliveryOrder = ShippedOrder & {
  id: string
  display_id: number | string
  custom_display_id: string | null
  is_draft_order: boolean
  customer_id: string | null
  customer: Name | null
  email: string | null
  locale: string | null
  currency_code: string
  sales_channel_id: string | null
  shipping_address: (Partial<ShippingAddress> & { country_code?: string | null }) | null
}

type HostItem = {
  id: string
  title: string
  product_title: string | null
  subtitle: string | null
  variant_title: string | null
  quantity: AmountInput
  created_at: string | Date
  detail: Record<string, AmountInput>
}

/** Orders of the host as far as their delivery goes, each with its lines in the order they were added. */
export async function readDeliveryOrders(container: MedusaContainer, ids: string[]): Promise<DeliveryOrder[]> {
  if (!ids.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: ids } })
  return (data as unknown as (Omit<DeliveryOrder, "lines"> & { items?: HostItem[] })[]).map(
    ({ items = [], ...order }) => ({
      ...order,
      lines: [...items]
        .sort(
          (a, b) =>
            new Date(a.created_at).getTime() - new Date(b.created_at).getTime() ||
            a.title.localeCompare(b.title) ||
            a.id.localeCompare(b.id)
        )
        .map(lineOf),
    })
  )
}

/** @throws NOT_FOUND for an order that is not there, or is still a draft */
export async function readDeliveryOrder(container: MedusaContainer, id: string): Promise<DeliveryOrder> {
  const [order] = await readDeliveryOrders(container, [id])
  if (!order || order.is_draft_order) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${id} was not found.`)
  }
  return order
}

export const refOf = (order: DeliveryOrder): OrderRef => ({
  order_id: order.id,
  customer_id: order.customer_id,
  number: orderNumber(order),
})

/** The parts of the order's shipping address that a buyer may correct. */
export const shippingAddressOf = ({
  shipping_address: address,
}: Pick<DeliveryOrder, "shipping_address">): ShippingAddress =>
  Object.fromEntries(ADDRESS_FIELDS.map((part) => [part, address?.[part] || null])) as ShippingAddress

/** @throws NOT_ALLOWED for a canceled order */
export function assertNotCanceled(order: DeliveryOrder): void {
  if (order.canceled_at || order.status === "canceled") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Order ${orderNumber(order)} is canceled; nothing of it will be delivered.`
    )
  }
}

/** Code of the error when goods have left. */
export const SHIPPED = "crm_address_shipped"

/** @throws NOT_ALLOWED with code `crm_address_shipped` once goods of the order have left */
export function assertNotShipped(order: DeliveryOrder): void {
  const at = firstShippedAt(order)
  if (at) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Goods of order ${orderNumber(order)} left on ${at.toISOString().slice(0, 10)}; its address cannot be changed any more. Ask the carrier.`,
      SHIPPED
    )
  }
}

function lineOf(item: HostItem): ShippedLine {
  const { detail = {} as Record<string, AmountInput> } = item
  const number = (value: AmountInput | undefined): number => MathBN.convert(value ?? 0).toNumber()
  return {
    line_id: item.id,
    title: [item.product_title ?? item.title, item.variant_title ?? item.subtitle].filter(Boolean).join(" · "),
    quantity: number(detail.quantity ?? item.quantity),
    fulfilled: number(detail.fulfilled_quantity),
    shipped: number(detail.shipped_quantity),
    delivered: number(detail.delivered_quantity),
    returned:
      number(detail.return_received_quantity) +
      number(detail.return_dismissed_quantity) +
      number(detail.written_off_quantity),
  }
}
