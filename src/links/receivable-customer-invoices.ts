import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"

import ReceivableModule from "../modules/receivable"

/** `customer.crm_invoices`, the way back. */
export default defineLink(
  { linkable: CustomerModule.linkable.customer, field: "id", isList: true },
  { ...ReceivableModule.linkable.crmInvoice.id, primaryKey: "customer_id" },
  { readOnly: true }
)
