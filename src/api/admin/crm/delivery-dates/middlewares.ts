import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../shared"
import { AdminGetDeliveryDates } from "./validators"

export const adminCrmDeliveryDateMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/delivery-dates", methods: ["GET"], middlewares: [validateReportQuery(AdminGetDeliveryDates)] },
]
