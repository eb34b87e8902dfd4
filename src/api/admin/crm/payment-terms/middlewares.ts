import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateListQuery } from "../../../shared"
import { paymentTermsAnswer } from "./query-config"
import { AdminGetCrmPaymentTermsParams } from "./validators"

export const adminCrmPaymentTermsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/crm/payment-terms",
    methods: ["GET"],
    middlewares: [validateListQuery(AdminGetCrmPaymentTermsParams, paymentTermsAnswer)],
  },
]
