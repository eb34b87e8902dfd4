import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../../shared"
import {
  AdminCoverParams,
  AdminOpenClaimParams,
  AdminRecoveryParams,
  AdminWarrantyCostExportParams,
  AdminWarrantyCostParams,
  AdminWarrantyFailureParams,
  AdminWarrantyTileParams,
} from "./validators"

const PARAMS = {
  "": AdminWarrantyCostParams,
  "/export": AdminWarrantyCostExportParams,
  "/failures": AdminWarrantyFailureParams,
  "/open-claims": AdminOpenClaimParams,
  "/expiring": AdminCoverParams,
  "/use": AdminCoverParams,
  "/recoveries": AdminRecoveryParams,
  "/tile": AdminWarrantyTileParams,
}

export const adminCrmWarrantyCostMiddlewares: MiddlewareRoute[] = Object.entries(PARAMS).map(([path, schema]) => ({
  matcher: `/admin/crm/reports/warranty-costs${path}`,
  methods: ["GET"],
  middlewares: [validateReportQuery(schema)],
}))
