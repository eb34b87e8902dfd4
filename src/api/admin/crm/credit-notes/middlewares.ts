import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody, validateItemQuery, validateListQuery, validateReportQuery } from "../../../shared"
import { mailMiddlewares } from "../../../shared/document-mails"
import { AdminPrintCrmDocuments } from "../../../shared/print-documents"
import { AdminGetCrmEInvoiceParams, AdminGetCrmReadinessParams } from "../invoices/validators"
import { AdminCreateCrmAllocations, AdminCreateCrmRefund } from "../receipts/validators"
import { creditNoteAnswer, creditNoteListAnswer } from "./query-config"
import { AdminGetCrmCreditNoteParams, AdminGetCrmCreditNotesParams } from "./validators"

const PATH = "/admin/crm/credit-notes"
const WORDS = ["export", "print"]

export const adminCrmCreditNoteMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmCreditNotesParams, creditNoteListAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [unlessId(WORDS, validateItemQuery(AdminGetCrmCreditNoteParams, creditNoteAnswer))] },
  ...mailMiddlewares(`${PATH}/:id`),
  { matcher: `${PATH}/export`, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmCreditNotesParams, creditNoteListAnswer)] },
  { matcher: `${PATH}/print`, methods: ["POST"], middlewares: [validateBody(AdminPrintCrmDocuments)] },
  { matcher: `${PATH}/:id/e-invoice`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmEInvoiceParams)] },
  { matcher: `${PATH}/:id/readiness`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmReadinessParams)] },
  { matcher: `${PATH}/:id/allocations`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmAllocations)] },
  { matcher: `${PATH}/:id/refunds`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmRefund)] },
]
