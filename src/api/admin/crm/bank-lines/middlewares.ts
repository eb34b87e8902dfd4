import { MiddlewareRoute } from "@medusajs/framework/http"

import { createItemParams, validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { bankLineAnswer } from "./query-config"
import {
  AdminAcceptCrmBankLine,
  AdminAcceptSureCrmBankLines,
  AdminGetCrmBankLinesParams,
  AdminIgnoreCrmBankLine,
} from "./validators"

const PATH = "/admin/crm/bank-lines"

export const adminCrmBankLineMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmBankLinesParams, bankLineAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [validateItemQuery(createItemParams(), bankLineAnswer)] },
  { matcher: `${PATH}/accept`, methods: ["POST"], middlewares: [validateBody(AdminAcceptSureCrmBankLines)] },
  { matcher: `${PATH}/:id/accept`, methods: ["POST"], middlewares: [validateBody(AdminAcceptCrmBankLine)] },
  { matcher: `${PATH}/:id/ignore`, methods: ["POST"], middlewares: [validateBody(AdminIgnoreCrmBankLine)] },
]
