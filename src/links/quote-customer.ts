import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"

import QuoteModule from "../modules/quote"

/** `crm_quote.customer`, read by the quote's own `customer_id`. */
export default defineLink({ linkable: QuoteModule.linkable.crmQuote, field: "customer_id" }, CustomerModule.linkable.customer, {
  readOnly: true,
})
