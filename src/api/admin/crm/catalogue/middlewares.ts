import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../shared"
import { AdminGetCrmCatalogueParams } from "./validators"

export const adminCrmCatalogueMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/catalogue", methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmCatalogueParams)] },
]
