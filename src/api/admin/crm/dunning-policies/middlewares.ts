import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody } from "../../../shared"
import { AdminCreateCrmDunningPolicy, AdminPreviewCrmDunningLevel, AdminUpdateCrmDunningPolicy } from "./validators"

const PATH = "/admin/crm/dunning-policies"

export const adminCrmDunningPolicyMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmDunningPolicy)] },
  { matcher: `${PATH}/preview`, methods: ["POST"], middlewares: [validateBody(AdminPreviewCrmDunningLevel)] },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(["preview"], validateBody(AdminUpdateCrmDunningPolicy))],
  },
]
