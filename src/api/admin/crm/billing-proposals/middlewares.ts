import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { billingProposalAnswer } from "./query-config"
import {
  AdminApplyBillingProposal,
  AdminDismissBillingProposal,
  AdminGetBillingProposalParams,
  AdminGetBillingProposalsParams,
} from "./validators"

const PATH = "/admin/crm/billing-proposals"

export const adminCrmBillingProposalMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetBillingProposalsParams, billingProposalAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [validateItemQuery(AdminGetBillingProposalParams, billingProposalAnswer)] },
  { matcher: `${PATH}/:id/apply`, methods: ["POST"], middlewares: [validateBody(AdminApplyBillingProposal)] },
  { matcher: `${PATH}/:id/dismiss`, methods: ["POST"], middlewares: [validateBody(AdminDismissBillingProposal)] },
]
