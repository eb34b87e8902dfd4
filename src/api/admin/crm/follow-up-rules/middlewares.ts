import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateReportQuery } from "../../../shared"
import { AdminGetCrmFollowUpRuleResultsParams, AdminRunCrmFollowUpRule, AdminUpdateCrmFollowUpRule } from "./validators"

const PATH = "/admin/crm/follow-up-rules/:id"

export const adminCrmFollowUpRuleMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminUpdateCrmFollowUpRule)] },
  { matcher: `${PATH}/run`, methods: ["POST"], middlewares: [validateBody(AdminRunCrmFollowUpRule)] },
  {
    matcher: `${PATH}/results`,
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminGetCrmFollowUpRuleResultsParams)],
  },
]
