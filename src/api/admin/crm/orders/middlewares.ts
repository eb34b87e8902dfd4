import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery, validateReportQuery } from "../../../shared"
import { TimelineParams } from "../../../shared/timeline"
import { toInvoiceAnswer } from "./query-config"
import { AdminGetOrdersToInvoice, AdminInvoiceDelivered, AdminInvoiceDeposit, AdminInvoiceOrder } from "./validators"

const PATH = "/admin/crm/orders"

export const adminCrmOrderMiddlewares: MiddlewareRoute[] = [
  { matcher: `${PATH}/to-invoice`, methods: ["GET"], middlewares: [validateListQuery(AdminGetOrdersToInvoice, toInvoiceAnswer)] },
  { matcher: `${PATH}/to-invoice`, methods: ["POST"], middlewares: [validateBody(AdminInvoiceDelivered)] },
  { matcher: `${PATH}/:order_id/invoices`, methods: ["POST"], middlewares: [validateBody(AdminInvoiceOrder)] },
  { matcher: `${PATH}/:order_id/timeline`, methods: ["GET"], middlewares: [validateReportQuery(TimelineParams)] },
  { matcher: `${PATH}/:order_id/deposit-invoices`, methods: ["POST"], middlewares: [validateBody(AdminInvoiceDeposit)] },
]
