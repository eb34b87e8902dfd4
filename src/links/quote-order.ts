import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"

import QuoteModule from "../modules/quote"

/** `crm_quote.order`, read by the quote's own `order_id`. */
export default defineLink({ linkable: QuoteModule.linkable.crmQuote, field: "order_id" }, OrderModule.linkable.order, { readOnly: true })
