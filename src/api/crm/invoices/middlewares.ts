import { MiddlewareRoute } from "@medusajs/framework/http"

import { pageRoutes } from "../shared/page-routes"
import { BuyerOpenInvoice } from "./validators"

/** The buyer's page of an invoice: no login; what a caller may see depends on the token in the body alone. */
export const crmPublicInvoiceMiddlewares: MiddlewareRoute[] = pageRoutes("/crm/invoices", {
  open: BuyerOpenInvoice,
  pdf: BuyerOpenInvoice,
  pay: BuyerOpenInvoice,
})
