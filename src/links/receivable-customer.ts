import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"

import ReceivableModule from "../modules/receivable"

/** `crm_invoice.customer`, read by the invoice's own `customer_id`. */
export default defineLink({ linkable: ReceivableModule.linkable.crmInvoice, field: "customer_id" }, CustomerModule.linkable.customer, {
  readOnly: true,
})
