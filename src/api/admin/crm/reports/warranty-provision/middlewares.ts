import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../../shared"
import {
  AdminProvisionArithmeticParams,
  AdminProvisionMovementParams,
  AdminProvisionPageParams,
  AdminProvisionParams,
} from "./validators"

const PARAMS = {
  "": AdminProvisionPageParams,
  "/export": AdminProvisionParams,
  "/arithmetic": AdminProvisionArithmeticParams,
  "/arithmetic/export": AdminProvisionArithmeticParams,
  "/movements": AdminProvisionMovementParams,
  "/movements/export": AdminProvisionMovementParams,
  "/cohorts": AdminProvisionParams,
  "/cohorts/export": AdminProvisionParams,
}

export const adminCrmWarrantyProvisionMiddlewares: MiddlewareRoute[] = Object.entries(PARAMS).map(([path, params]) => ({
  matcher: `/admin/crm/reports/warranty-provision${path}`,
  methods: ["GET"],
  middlewares: [validateReportQuery(params)],
}))
