import { MiddlewareRoute } from "@medusajs/framework/http"

import { createItemParams, validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { memberAnswer } from "./query-config"
import { AdminListMembers, AdminSetMember } from "./validators"

export const adminCrmAccessMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/access", methods: ["GET"], middlewares: [validateListQuery(AdminListMembers, memberAnswer)] },
  { matcher: "/admin/crm/access", methods: ["POST"], middlewares: [validateBody(AdminSetMember)] },
  {
    matcher: "/admin/crm/access/:id",
    methods: ["GET"],
    middlewares: [validateItemQuery(createItemParams(), memberAnswer)],
  },
]
