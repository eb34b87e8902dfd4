import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../shared"
import {
  AdminAgingParams,
  AdminOpenInstalmentParams,
  AdminReportParams,
  AdminUnallocatedParams,
  AdminUninvoicedOrderParams,
} from "./validators"

export const adminCrmReportMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/overview", methods: ["GET"], middlewares: [validateReportQuery(AdminReportParams)] },
  { matcher: "/admin/crm/reports/pipeline", methods: ["GET"], middlewares: [validateReportQuery(AdminReportParams)] },
  {
    matcher: "/admin/crm/reports/cash-calendar",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminReportParams)],
  },
  { matcher: "/admin/crm/reports/aging", methods: ["GET"], middlewares: [validateReportQuery(AdminAgingParams)] },
  {
    matcher: "/admin/crm/reports/open-instalments",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminOpenInstalmentParams)],
  },
  {
    matcher: "/admin/crm/reports/uninvoiced-orders",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminUninvoicedOrderParams)],
  },
  {
    matcher: "/admin/crm/reports/unallocated",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminUnallocatedParams)],
  },
]
