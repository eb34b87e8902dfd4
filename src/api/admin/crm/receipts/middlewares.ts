import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { receiptAnswer, receiptListAnswer } from "./query-config"
import {
  AdminAllocateCrmReceipt,
  AdminCreateCrmReceipt,
  AdminCreateCrmRefund,
  AdminGetCrmReceiptParams,
  AdminGetCrmReceiptsParams,
  AdminProposeCrmReceipt,
  AdminTakeBackCrmReceipt,
} from "./validators"

const PATH = "/admin/crm/receipts"

export const adminCrmReceiptMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmReceiptsParams, receiptListAnswer)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmReceipt)] },
  { matcher: `${PATH}/proposal`, methods: ["POST"], middlewares: [validateBody(AdminProposeCrmReceipt)] },
  { matcher: `${PATH}/:id`, methods: ["GET"], middlewares: [validateItemQuery(AdminGetCrmReceiptParams, receiptAnswer)] },
  { matcher: `${PATH}/:id/allocations`, methods: ["POST"], middlewares: [validateBody(AdminAllocateCrmReceipt)] },
  { matcher: `${PATH}/:id/refunds`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmRefund)] },
  { matcher: `${PATH}/:id/take-back`, methods: ["POST"], middlewares: [validateBody(AdminTakeBackCrmReceipt)] },
]
