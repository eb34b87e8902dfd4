import { MathBN } from "@medusajs/framework/utils"

import { OrderFacts, OrderLine, ShippedItem } from "../types"

/** What an entitlement is opened from. */
export const itemKey = ({ item_id }: Pick<ShippedItem, "item_id">): string => `item:${item_id}`
export const lineKey = ({ line_id }: Pick<OrderLine, "line_id">): string => `line:${line_id}`
export const SOLD = "sold:"
export const soldKey = ({ line_id }: Pick<OrderLine, "line_id">): string => `${SOLD}${line_id}`
/** What was registered of an order is known by its registration. */
export const REGISTERED = "registration:"

/** What was shipped of a line. */
export const itemsOf = (order: OrderFacts, line: OrderLine): ShippedItem[] =>
  order.items.filter(({ line_id, is_canceled }) => line_id === line.line_id && !is_canceled)

/** What an entitlement has of the item that it is opened from. */
export const itemPart = (item: ShippedItem) => ({
  source_key: itemKey(item),
  fulfillment_item_id: item.item_id,
  quantity: MathBN.convert(item.quantity),
})
