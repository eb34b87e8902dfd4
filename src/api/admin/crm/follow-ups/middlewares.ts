import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody, validateReportQuery } from "../../../shared"
import {
  AdminChangeCrmFollowUps,
  AdminCountCrmFollowUpsParams,
  AdminCreateCrmFollowUp,
  AdminGetCrmFollowUpLoadParams,
  AdminGetCrmFollowUpsParams,
  AdminPreviewCrmOffer,
  AdminReassignCrmFollowUp,
  AdminSendCrmOffer,
  AdminSetCrmFollowUpPreferences,
  AdminSettleCrmFollowUp,
  AdminSnoozeCrmFollowUp,
  AdminUpdateCrmFollowUp,
} from "./validators"

const PATH = "/admin/crm/follow-ups"
const ACTS = {
  complete: AdminSettleCrmFollowUp,
  cancel: AdminSettleCrmFollowUp,
  snooze: AdminSnoozeCrmFollowUp,
  reassign: AdminReassignCrmFollowUp,
  send: AdminSendCrmOffer,
  "send-preview": AdminPreviewCrmOffer,
}

export const adminCrmFollowUpMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmFollowUpsParams)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmFollowUp)] },
  { matcher: `${PATH}/counts`, methods: ["GET"], middlewares: [validateReportQuery(AdminCountCrmFollowUpsParams)] },
  { matcher: `${PATH}/load`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmFollowUpLoadParams)] },
  { matcher: `${PATH}/bulk`, methods: ["POST"], middlewares: [validateBody(AdminChangeCrmFollowUps)] },
  { matcher: `${PATH}/preferences`, methods: ["POST"], middlewares: [validateBody(AdminSetCrmFollowUpPreferences)] },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(["bulk", "preferences"], validateBody(AdminUpdateCrmFollowUp))],
  },
  ...Object.entries(ACTS).map(([act, schema]): MiddlewareRoute => ({
    matcher: `${PATH}/:id/${act}`,
    methods: ["POST"],
    middlewares: [validateBody(schema)],
  })),
]
