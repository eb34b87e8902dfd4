import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../shared"
import { AdminClosingParams } from "./validators"

export const adminCrmClosingMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/closing", methods: ["GET"], middlewares: [validateReportQuery(AdminClosingParams)] },
]
