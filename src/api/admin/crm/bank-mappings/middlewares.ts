import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { bankMappingAnswer } from "./query-config"
import { AdminCreateCrmBankMapping, AdminGetCrmBankMappingsParams, AdminUpdateCrmBankMapping } from "./validators"

const PATH = "/admin/crm/bank-mappings"

export const adminCrmBankMappingMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmBankMappingsParams, bankMappingAnswer)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmBankMapping)] },
  { matcher: `${PATH}/:id`, methods: ["POST"], middlewares: [validateBody(AdminUpdateCrmBankMapping)] },
]
