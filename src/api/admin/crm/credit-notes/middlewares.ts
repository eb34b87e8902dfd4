import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { mailMiddlewares } from "../../../shared/document-mails"
import { AdminCreateCrmAllocations, AdminCreateCrmRefund } from "../receipts/validators"
import { creditNoteAnswer, creditNoteListAnswer } from "./query-config"
import { AdminGetCrmCreditNoteParams, AdminGetCrmCreditNotesParams } from "./validators"

const PATH = "/admin/crm/credit-notes"

export const adminCrmCreditNoteMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmCreditNotesParams, creditNoteListAnswer)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [validateItemQuery(AdminGetCrmCreditNoteParams, creditNoteAnswer)] },
  ...mailMiddlewares(PATH),
  { matcher: `${PATH}/:id/allocations`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmAllocations)] },
  { matcher: `${PATH}/:id/refunds`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmRefund)] },
]
