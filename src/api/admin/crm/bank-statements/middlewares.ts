import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { bankStatementAnswer } from "./query-config"
import { AdminGetCrmBankStatementsParams, AdminImportCrmBankStatement } from "./validators"

const PATH = "/admin/crm/bank-statements"

export const adminCrmBankStatementMiddlewares: MiddlewareRoute[] = [
  {
    matcher: PATH,
    methods: ["GET"],
    middlewares: [validateListQuery(AdminGetCrmBankStatementsParams, bankStatementAnswer)],
  },
  {
    matcher: PATH,
    methods: ["POST"],
    bodyParser: { sizeLimit: "10mb" },
    middlewares: [validateBody(AdminImportCrmBankStatement)],
  },
]
