import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateReportQuery } from "../../../shared"
import { AdminGetCrmPositionParams, AdminSetCrmCreditTerms, AdminSetCrmTaxDetails } from "./validators"

const PATH = "/admin/crm/customers/:id"

export const adminCrmCustomerMiddlewares: MiddlewareRoute[] = [
  { matcher: `${PATH}/credit-terms`, methods: ["POST"], middlewares: [validateBody(AdminSetCrmCreditTerms)] },
  { matcher: `${PATH}/tax-details`, methods: ["POST"], middlewares: [validateBody(AdminSetCrmTaxDetails)] },
  { matcher: `${PATH}/position`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmPositionParams)] },
]
