import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody, validateItemQuery, validateListQuery, validateReportQuery } from "../../../shared"
import { mailMiddlewares } from "../../../shared/document-mails"
import { AdminPrintCrmDocuments } from "../../../shared/print-documents"
import { invoiceAnswer, invoiceListAnswer } from "./query-config"
import {
  AdminAttachCrmFiscalDocument,
  AdminCreateCrmCreditNote,
  AdminGetCrmEInvoiceParams,
  AdminGetCrmInvoiceParams,
  AdminGetCrmInvoicePdf,
  AdminGetCrmInvoicesParams,
  AdminGetCrmReadinessParams,
  AdminIssueCrmInvoice,
  AdminPreviewCrmCreditNote,
  AdminUpdateCrmInvoice,
  AdminVoidCrmInvoice,
} from "./validators"

const PATH = "/admin/crm/invoices"
const WORDS = ["export", "print"]

export const adminCrmInvoiceMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmInvoicesParams, invoiceListAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [unlessId(WORDS, validateItemQuery(AdminGetCrmInvoiceParams, invoiceAnswer))] },
  { matcher: `${PATH}/:id`, methods: ["POST"], middlewares: [unlessId(WORDS, validateBody(AdminUpdateCrmInvoice))] },
  { matcher: `${PATH}/:id/pdf`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmInvoicePdf)] },
  ...mailMiddlewares(`${PATH}/:id`),
  { matcher: `${PATH}/export`, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmInvoicesParams, invoiceListAnswer)] },
  { matcher: `${PATH}/print`, methods: ["POST"], middlewares: [validateBody(AdminPrintCrmDocuments)] },
  { matcher: `${PATH}/:id/e-invoice`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmEInvoiceParams)] },
  {
    matcher: `${PATH}/:id/fiscal-documents`,
    methods: ["POST"],
    bodyParser: { sizeLimit: "7mb" },
    middlewares: [validateBody(AdminAttachCrmFiscalDocument)],
  },
  { matcher: `${PATH}/:id/readiness`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmReadinessParams)] },
  { matcher: `${PATH}/:id/issue`, methods: ["POST"], middlewares: [validateBody(AdminIssueCrmInvoice)] },
  { matcher: `${PATH}/:id/void`, methods: ["POST"], middlewares: [validateBody(AdminVoidCrmInvoice)] },
  { matcher: `${PATH}/:id/credit-notes`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmCreditNote)] },
  {
    matcher: `${PATH}/:id/credit-notes/preview`,
    methods: ["POST"],
    middlewares: [validateBody(AdminPreviewCrmCreditNote)],
  },
]
