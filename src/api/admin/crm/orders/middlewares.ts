import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery, validateReportQuery } from "../../../shared"
import { TimelineParams } from "../../../shared/timeline"
import {
  AdminAcceptAddress,
  AdminAskAddress,
  AdminPreviewAddress,
  AdminPreviewDelivery,
  AdminPromiseDelivery,
  AdminRejectAddress,
  AdminTellDelivery,
} from "./delivery-validators"
import { toInvoiceAnswer } from "./query-config"
import {
  AdminGetOrdersToInvoice, AdminInvoiceDelivered, AdminInvoiceDeposit, AdminInvoiceOrder, AdminShipCrmSerials,
} from "./validators" // prettier-ignore

const PATH = "/admin/crm/orders"

const post = (path: string, schema: Parameters<typeof validateBody>[0]): MiddlewareRoute => ({
  matcher: `${PATH}/:order_id/${path}`,
  methods: ["POST"],
  middlewares: [validateBody(schema)],
})

export const adminCrmOrderMiddlewares: MiddlewareRoute[] = [
  { matcher: `${PATH}/to-invoice`, methods: ["GET"], middlewares: [validateListQuery(AdminGetOrdersToInvoice, toInvoiceAnswer)] },
  { matcher: `${PATH}/to-invoice`, methods: ["POST"], middlewares: [validateBody(AdminInvoiceDelivered)] },
  { matcher: `${PATH}/:order_id/invoices`, methods: ["POST"], middlewares: [validateBody(AdminInvoiceOrder)] },
  { matcher: `${PATH}/:order_id/timeline`, methods: ["GET"], middlewares: [validateReportQuery(TimelineParams)] },
  { matcher: `${PATH}/:order_id/deposit-invoices`, methods: ["POST"], middlewares: [validateBody(AdminInvoiceDeposit)] },
  post("serials", AdminShipCrmSerials),
  post("delivery", AdminPromiseDelivery),
  post("delivery/tell", AdminTellDelivery),
  post("delivery/tell-preview", AdminPreviewDelivery),
  post("address-confirmation", AdminAskAddress),
  post("address-confirmation/preview", AdminPreviewAddress),
  post("address-confirmation/accept", AdminAcceptAddress),
  post("address-confirmation/reject", AdminRejectAddress),
]
