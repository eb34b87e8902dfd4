import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody } from "../../../shared"
import { AdminAddCrmWarrantyPreset, AdminCreateCrmWarrantyPlan, AdminUpdateCrmWarrantyPlan } from "./validators"

const PATH = "/admin/crm/warranty-plans"

export const adminCrmWarrantyPlanMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmWarrantyPlan)] },
  { matcher: `${PATH}/presets`, methods: ["POST"], middlewares: [validateBody(AdminAddCrmWarrantyPreset)] },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(["presets"], validateBody(AdminUpdateCrmWarrantyPlan))],
  },
]
