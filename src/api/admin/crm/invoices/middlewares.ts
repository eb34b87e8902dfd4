import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { invoiceAnswer, invoiceListAnswer } from "./query-config"
import {
  AdminCreateCrmCreditNote,
  AdminGetCrmInvoiceParams,
  AdminGetCrmInvoicesParams,
  AdminIssueCrmInvoice,
  AdminPreviewCrmCreditNote,
  AdminVoidCrmInvoice,
} from "./validators"

const PATH = "/admin/crm/invoices"

export const adminCrmInvoiceMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmInvoicesParams, invoiceListAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [validateItemQuery(AdminGetCrmInvoiceParams, invoiceAnswer)] },
  { matcher: `${PATH}/:id/issue`, methods: ["POST"], middlewares: [validateBody(AdminIssueCrmInvoice)] },
  { matcher: `${PATH}/:id/void`, methods: ["POST"], middlewares: [validateBody(AdminVoidCrmInvoice)] },
  { matcher: `${PATH}/:id/credit-notes`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmCreditNote)] },
  {
    matcher: `${PATH}/:id/credit-notes/preview`,
    methods: ["POST"],
    middlewares: [validateBody(AdminPreviewCrmCreditNote)],
  },
]
