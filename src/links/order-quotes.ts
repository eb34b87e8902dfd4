import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"

import QuoteModule from "../modules/quote"

/** `order.crm_quotes`, the way back. */
export default defineLink(
  { linkable: OrderModule.linkable.order, field: "id", isList: true },
  { ...QuoteModule.linkable.crmQuote.id, primaryKey: "order_id" },
  { readOnly: true }
)
