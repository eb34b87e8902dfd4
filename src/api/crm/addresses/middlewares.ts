import { MiddlewareRoute } from "@medusajs/framework/http"

import { pageRoutes } from "../shared/page-routes"
import { BuyerCorrectAddress, BuyerOpenAddress } from "./validators"

/** The buyer's page of an order's address: no login; what a caller may see and do depends on the token in the body alone. */
export const crmPublicAddressMiddlewares: MiddlewareRoute[] = pageRoutes("/crm/addresses", {
  open: BuyerOpenAddress,
  confirm: BuyerOpenAddress,
  correct: BuyerCorrectAddress,
})
