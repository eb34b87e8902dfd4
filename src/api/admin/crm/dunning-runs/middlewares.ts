import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import {
  AdminCreateCrmDunningPause,
  AdminCreateCrmDunningRun,
  AdminDecideCrmDunningNotice,
  AdminGetCrmDunningNoticesParams,
  AdminGetCrmDunningPausesParams,
  AdminGetCrmDunningRunsParams,
  AdminSendCrmDunningRun,
  AdminSetCrmCustomerDunning,
} from "./validators"

const RUNS = "/admin/crm/dunning-runs"

/** Runs, notices and pauses; what is answered is the same for everyone, so that `fields` chooses nothing. */
export const adminCrmDunningMiddlewares: MiddlewareRoute[] = [
  { matcher: RUNS, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmDunningRunsParams, { defaults: [] })] },
  { matcher: RUNS, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmDunningRun)] },
  { matcher: `${RUNS}/:id/send`, methods: ["POST"], middlewares: [validateBody(AdminSendCrmDunningRun)] },
  {
    matcher: `${RUNS}/:id/notices/:notice_id`,
    methods: ["POST"],
    middlewares: [validateBody(AdminDecideCrmDunningNotice)],
  },
  {
    matcher: "/admin/crm/dunning-notices",
    methods: ["GET"],
    middlewares: [validateListQuery(AdminGetCrmDunningNoticesParams, { defaults: [] })],
  },
  {
    matcher: "/admin/crm/dunning-pauses",
    methods: ["GET"],
    middlewares: [validateListQuery(AdminGetCrmDunningPausesParams, { defaults: [] })],
  },
  { matcher: "/admin/crm/dunning-pauses", methods: ["POST"], middlewares: [validateBody(AdminCreateCrmDunningPause)] },
  {
    matcher: "/admin/crm/customers/:id/dunning",
    methods: ["POST"],
    middlewares: [validateBody(AdminSetCrmCustomerDunning)],
  },
]
