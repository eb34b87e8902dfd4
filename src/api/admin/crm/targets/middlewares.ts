import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { AdminListCrmTargets, AdminSaveCrmTarget } from "./validators"

const PATH = "/admin/crm/targets"

export const adminCrmTargetMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminListCrmTargets, { defaults: [] })] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminSaveCrmTarget)] },
]
