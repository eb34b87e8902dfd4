import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody, validateReportQuery } from "../../../shared"
import {
  AdminAttachToCrmInteraction,
  AdminCreateCrmInteraction,
  AdminGetCrmInteractionsParams,
  AdminMatchCrmInteraction,
  AdminUpdateCrmInteraction,
} from "./validators"

const PATH = "/admin/crm/interactions"
const TEXT = { bodyParser: { sizeLimit: "300kb" } }

export const adminCrmInteractionMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmInteractionsParams)] },
  { matcher: PATH, methods: ["POST"], ...TEXT, middlewares: [validateBody(AdminCreateCrmInteraction)] },
  { matcher: `${PATH}/:id`, methods: ["POST"], ...TEXT, middlewares: [unlessId(["inbound"], validateBody(AdminUpdateCrmInteraction))] },
  { matcher: `${PATH}/:id/match`, methods: ["POST"], middlewares: [validateBody(AdminMatchCrmInteraction)] },
  {
    matcher: `${PATH}/:id/attachments`,
    methods: ["POST"],
    bodyParser: { sizeLimit: "7mb" },
    middlewares: [validateBody(AdminAttachToCrmInteraction)],
  },
]
