import { MiddlewareRoute } from "@medusajs/framework/http"

import { pageRoutes } from "../shared/page-routes"
import { BuyerAnswerDelivery, BuyerOpenDelivery } from "./validators"

/** The customer's page of an order's delivery dates: no login; what a caller may see and do depends on the token in the body alone. */
export const crmPublicDeliveryMiddlewares: MiddlewareRoute[] = pageRoutes("/crm/deliveries", {
  open: BuyerOpenDelivery,
  answer: BuyerAnswerDelivery,
})
