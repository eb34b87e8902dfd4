import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"

import ReceivableModule from "../modules/receivable"

/** `crm_invoice.order`, read by the invoice's own `order_id`. */
export default defineLink({ linkable: ReceivableModule.linkable.crmInvoice, field: "order_id" }, OrderModule.linkable.order, { readOnly: true })
