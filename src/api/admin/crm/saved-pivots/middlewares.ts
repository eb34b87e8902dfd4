import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateReportQuery } from "../../../shared"
import { AdminListSavedPivots, AdminSavePivot, AdminUpdatePivot } from "./validators"

export const adminCrmSavedPivotMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/saved-pivots", methods: ["GET"], middlewares: [validateReportQuery(AdminListSavedPivots)] },
  { matcher: "/admin/crm/saved-pivots", methods: ["POST"], middlewares: [validateBody(AdminSavePivot)] },
  { matcher: "/admin/crm/saved-pivots/:id", methods: ["POST"], middlewares: [validateBody(AdminUpdatePivot)] },
]
