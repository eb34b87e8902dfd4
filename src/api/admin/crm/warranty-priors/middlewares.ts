import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody } from "../../../shared"
import { AdminSaveCrmWarrantyPrior } from "./validators"

export const adminCrmWarrantyPriorMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/warranty-priors", methods: ["POST"], middlewares: [validateBody(AdminSaveCrmWarrantyPrior)] },
]
