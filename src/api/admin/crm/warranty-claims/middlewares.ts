import { MiddlewareRoute } from "@medusajs/framework/http"

import { createPageParams, unlessId, validateBody, validateReportQuery } from "../../../shared"
import { claimWithinScope } from "./scope"
import {
  AdminAddCrmWarrantyCost,
  AdminAddCrmWarrantyRecovery,
  AdminApproveCrmWarrantyClaim,
  AdminAttachCrmWarrantyFile,
  AdminDiagnoseCrmWarrantyClaim,
  AdminGetCrmWarrantyClaimBoardParams,
  AdminGetCrmWarrantyClaimsParams,
  AdminLogCrmWarrantyLabour,
  AdminMessageCrmWarrantyClaim,
  AdminNoteCrmWarrantyClaim,
  AdminRejectCrmWarrantyClaim,
  AdminRepairCrmWarrantyClaim,
  AdminResolveCrmWarrantyClaim,
  AdminReverseCrmWarrantyCost,
  AdminSettleCrmWarrantyPart,
  AdminSettleCrmWarrantyRecovery,
  AdminSubmitCrmWarrantyClaim,
  AdminUpdateCrmWarrantyClaim,
  AdminUseCrmWarrantyPart,
} from "./validators"

const PATH = "/admin/crm/warranty-claims"
const ACTS = {
  approve: AdminApproveCrmWarrantyClaim,
  reject: AdminRejectCrmWarrantyClaim,
  reopen: AdminNoteCrmWarrantyClaim,
  cancel: AdminNoteCrmWarrantyClaim,
  "start-repair": AdminRepairCrmWarrantyClaim,
  diagnosis: AdminDiagnoseCrmWarrantyClaim,
  parts: AdminUseCrmWarrantyPart,
  "parts/:part_id/settle": AdminSettleCrmWarrantyPart,
  "parts/:part_id/put-back": AdminNoteCrmWarrantyClaim,
  labour: AdminLogCrmWarrantyLabour,
  costs: AdminAddCrmWarrantyCost,
  "costs/:cost_id/reverse": AdminReverseCrmWarrantyCost,
  resolve: AdminResolveCrmWarrantyClaim,
  messages: AdminMessageCrmWarrantyClaim,
  recoveries: AdminAddCrmWarrantyRecovery,
  "recoveries/:recovery_id": AdminSettleCrmWarrantyRecovery,
}

/** A file travels as base64, a third larger than its bytes. */
const FILE = { bodyParser: { sizeLimit: "8mb" } }

export const adminCrmWarrantyClaimMiddlewares: MiddlewareRoute[] = [
  { matcher: `${PATH}/:id`, middlewares: [unlessId(["board"], claimWithinScope)] },
  { matcher: PATH, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmWarrantyClaimsParams)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminSubmitCrmWarrantyClaim)] },
  { matcher: `${PATH}/board`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmWarrantyClaimBoardParams)] },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(["board"], validateBody(AdminUpdateCrmWarrantyClaim))],
  },
  { matcher: `${PATH}/:id/history`, methods: ["GET"], middlewares: [validateReportQuery(createPageParams())] },
  ...Object.entries(ACTS).map(([act, schema]): MiddlewareRoute => ({
    matcher: `${PATH}/:id/${act}`,
    methods: ["POST"],
    middlewares: [validateBody(schema)],
  })),
  {
    matcher: `${PATH}/:id/files`,
    methods: ["POST"],
    middlewares: [validateBody(AdminAttachCrmWarrantyFile)],
    ...FILE,
  },
]
