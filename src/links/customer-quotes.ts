import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"

import QuoteModule from "../modules/quote"

/** `customer.crm_quotes`, the way back. */
export default defineLink(
  { linkable: CustomerModule.linkable.customer, field: "id", isList: true },
  { ...QuoteModule.linkable.crmQuote.id, primaryKey: "customer_id" },
  { readOnly: true }
)
