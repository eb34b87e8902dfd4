import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { promiseAnswer } from "./query-config"
import {
  AdminCancelCrmPromise,
  AdminGetCrmPromisesParams,
  AdminPromiseCrmCustomer,
  AdminPromiseCrmInvoice,
} from "./validators"

const PATH = "/admin/crm/promises"
const OF_INVOICE = "/admin/crm/invoices/:id/promises"
const OF_CUSTOMER = "/admin/crm/customers/:id/promises"
const list = validateListQuery(AdminGetCrmPromisesParams, promiseAnswer)

export const adminCrmPromiseMiddlewares: MiddlewareRoute[] = [
  ...[PATH, OF_INVOICE, OF_CUSTOMER].map((matcher): MiddlewareRoute => ({
    matcher,
    methods: ["GET"],
    middlewares: [list],
  })),
  { matcher: OF_INVOICE, methods: ["POST"], middlewares: [validateBody(AdminPromiseCrmInvoice)] },
  { matcher: OF_CUSTOMER, methods: ["POST"], middlewares: [validateBody(AdminPromiseCrmCustomer)] },
  { matcher: `${PATH}/:id/cancel`, methods: ["POST"], middlewares: [validateBody(AdminCancelCrmPromise)] },
]
