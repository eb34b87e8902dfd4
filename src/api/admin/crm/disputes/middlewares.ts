import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { disputeAnswer } from "./query-config"
import { AdminDisputeCrmInvoice, AdminGetCrmDisputesParams, AdminResolveCrmDispute } from "./validators"

const OF_INVOICE = "/admin/crm/invoices/:id/disputes"
const list = validateListQuery(AdminGetCrmDisputesParams, disputeAnswer)

export const adminCrmDisputeMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/disputes", methods: ["GET"], middlewares: [list] },
  { matcher: OF_INVOICE, methods: ["GET"], middlewares: [list] },
  { matcher: OF_INVOICE, methods: ["POST"], middlewares: [validateBody(AdminDisputeCrmInvoice)] },
  {
    matcher: `${OF_INVOICE}/:dispute_id/resolve`,
    methods: ["POST"],
    middlewares: [validateBody(AdminResolveCrmDispute)],
  },
]
