import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../../shared"
import { AdminSoldCoverLineParams, AdminSoldCoverParams } from "./validators"

const PARAMS = {
  "": AdminSoldCoverParams,
  "/export": AdminSoldCoverParams,
  "/lines": AdminSoldCoverLineParams,
  "/lines/export": AdminSoldCoverParams,
}

export const adminCrmSoldCoverMiddlewares: MiddlewareRoute[] = Object.entries(PARAMS).map(([path, params]) => ({
  matcher: `/admin/crm/reports/sold-cover${path}`,
  methods: ["GET"],
  middlewares: [validateReportQuery(params)],
}))
