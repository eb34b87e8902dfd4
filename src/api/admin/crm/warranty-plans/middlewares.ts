import { MiddlewareRoute } from "@medusajs/framework/http"

import { createPageParams, unlessId, validateBody, validateReportQuery } from "../../../shared"
import { AdminAddCrmWarrantyPreset, AdminCreateCrmWarrantyPlan, AdminUpdateCrmWarrantyPlan } from "./validators"

const PATH = "/admin/crm/warranty-plans"

export const adminCrmWarrantyPlanMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmWarrantyPlan)] },
  { matcher: `${PATH}/presets`, methods: ["POST"], middlewares: [validateBody(AdminAddCrmWarrantyPreset)] },
  { matcher: `${PATH}/:id/history`, methods: ["GET"], middlewares: [validateReportQuery(createPageParams())] },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(["presets"], validateBody(AdminUpdateCrmWarrantyPlan))],
  },
]
