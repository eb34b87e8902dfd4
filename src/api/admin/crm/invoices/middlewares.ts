import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateItemQuery, validateListQuery, validateReportQuery } from "../../../shared"
import { mailMiddlewares } from "../../../shared/document-mails"
import { invoiceAnswer, invoiceListAnswer } from "./query-config"
import {
  AdminCreateCrmCreditNote,
  AdminGetCrmInvoiceParams,
  AdminGetCrmInvoicePdf,
  AdminGetCrmInvoicesParams,
  AdminIssueCrmInvoice,
  AdminPreviewCrmCreditNote,
  AdminUpdateCrmInvoice,
  AdminVoidCrmInvoice,
} from "./validators"

const PATH = "/admin/crm/invoices"

export const adminCrmInvoiceMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmInvoicesParams, invoiceListAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [validateItemQuery(AdminGetCrmInvoiceParams, invoiceAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["POST"], middlewares: [validateBody(AdminUpdateCrmInvoice)] },
  { matcher: `${PATH}/:id/pdf`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmInvoicePdf)] },
  ...mailMiddlewares(PATH),
  { matcher: `${PATH}/:id/issue`, methods: ["POST"], middlewares: [validateBody(AdminIssueCrmInvoice)] },
  { matcher: `${PATH}/:id/void`, methods: ["POST"], middlewares: [validateBody(AdminVoidCrmInvoice)] },
  { matcher: `${PATH}/:id/credit-notes`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmCreditNote)] },
  {
    matcher: `${PATH}/:id/credit-notes/preview`,
    methods: ["POST"],
    middlewares: [validateBody(AdminPreviewCrmCreditNote)],
  },
]
