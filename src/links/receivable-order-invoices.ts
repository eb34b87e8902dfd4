import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"

import ReceivableModule from "../modules/receivable"

/** `order.crm_invoices`, the way back. */
export default defineLink(
  { linkable: OrderModule.linkable.order, field: "id", isList: true },
  { ...ReceivableModule.linkable.crmInvoice.id, primaryKey: "order_id" },
  { readOnly: true }
)
