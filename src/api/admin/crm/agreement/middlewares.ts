import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateReportQuery } from "../../../shared"
import {
  AdminCrmAgreementAct,
  AdminDismissCrmAgreementBreak,
  AdminGetCrmAgreementHistoryParams,
  AdminGetCrmAgreementParams,
} from "./validators"

const AGREEMENT = "/admin/crm/agreement"

export const adminCrmAgreementMiddlewares: MiddlewareRoute[] = [
  { matcher: AGREEMENT, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmAgreementParams)] },
  ...["run", "stop", "resume", ":id/repair"].map((act) => ({
    matcher: `${AGREEMENT}/${act}`,
    methods: ["POST" as const],
    middlewares: [validateBody(AdminCrmAgreementAct)],
  })),
  {
    matcher: `${AGREEMENT}/:id/dismiss`,
    methods: ["POST"],
    middlewares: [validateBody(AdminDismissCrmAgreementBreak)],
  },
  {
    matcher: `${AGREEMENT}/:id/history`,
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminGetCrmAgreementHistoryParams)],
  },
]
