import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody } from "../../../shared"
import { AdminSetPeriodLock } from "./validators"

export const adminCrmPeriodLockMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/period-locks", methods: ["POST"], middlewares: [validateBody(AdminSetPeriodLock)] },
]
