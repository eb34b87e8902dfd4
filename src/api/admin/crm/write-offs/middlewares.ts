import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { writeOffAnswer } from "./query-config"
import { AdminCreateCrmWriteOff, AdminGetCrmWriteOffParams, AdminGetCrmWriteOffsParams } from "./validators"

const PATH = "/admin/crm/write-offs"

export const adminCrmWriteOffMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmWriteOffsParams, writeOffAnswer)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmWriteOff)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [validateItemQuery(AdminGetCrmWriteOffParams, writeOffAnswer)] },
]
