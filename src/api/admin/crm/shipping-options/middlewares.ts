import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../shared"
import { AdminGetCrmShippingOptionsParams } from "./validators"

export const adminCrmShippingOptionMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/crm/shipping-options",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminGetCrmShippingOptionsParams)],
  },
]
