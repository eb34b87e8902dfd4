import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody, validateListQuery } from "../../../shared"
import { paymentTermsAnswer } from "./query-config"
import { AdminCreateCrmPaymentTerms, AdminGetCrmPaymentTermsParams, AdminPreviewCrmPaymentTerms, AdminUpdateCrmPaymentTerms } from "./validators"

const PATH = "/admin/crm/payment-terms"

export const adminCrmPaymentTermsMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmPaymentTermsParams, paymentTermsAnswer)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmPaymentTerms)] },
  { matcher: `${PATH}/preview`, methods: ["POST"], middlewares: [validateBody(AdminPreviewCrmPaymentTerms)] },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(["preview"], validateBody(AdminUpdateCrmPaymentTerms))],
  },
]
