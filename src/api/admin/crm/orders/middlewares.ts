import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody } from "../../../shared"
import { AdminInvoiceOrder } from "./validators"

export const adminCrmOrderMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/orders/:order_id/invoices", methods: ["POST"], middlewares: [validateBody(AdminInvoiceOrder)] },
]
