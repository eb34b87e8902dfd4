import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { approvalRuleAnswer } from "./query-config"
import { AdminCreateCrmApprovalRule, AdminListCrmApprovalRules, AdminUpdateCrmApprovalRule } from "./validators"

const PATH = "/admin/crm/approval-rules"

export const adminCrmApprovalRuleMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminListCrmApprovalRules, approvalRuleAnswer)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmApprovalRule)] },
  { matcher: `${PATH}/:id`, methods: ["POST"], middlewares: [validateBody(AdminUpdateCrmApprovalRule)] },
]
