import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateReportQuery } from "../../../shared"
import {
  AdminFollowOnParams,
  AdminSalesExportParams,
  AdminSalesPageParams,
  AdminSalesParams,
  AdminSalesQuoteParams,
  AdminSalesResultParams,
} from "./sales/validators"
import { AdminPivotExportParams, AdminPivotParams } from "./pivot/validators"
import {
  AdminCapacityExportParams,
  AdminCapacityParams,
  AdminCapacityQuoteParams,
  AdminCapacityPeopleParams,
  AdminCapacityRepairsParams,
} from "./capacity/validators"
import {
  AdminAgingExportParams,
  AdminAgingParams,
  AdminCashCalendarParams,
  AdminCashItemParams,
  AdminCollectionParams,
  AdminJournalExportParams,
  AdminJournalPageParams,
  AdminJournalParams,
  AdminDecisionParams,
  AdminOpenInstalmentParams,
  AdminOverviewParams,
  AdminReportParams,
  AdminSalesPerformanceParams,
  AdminTopCustomerParams,
  AdminTrendParams,
  AdminUnallocatedParams,
  AdminUninvoicedOrderParams,
} from "./validators"

/** Each sales report by its parameters. */
const SALES = {
  forecast: AdminSalesParams,
  results: AdminSalesResultParams,
  funnel: AdminSalesParams,
  lost: AdminSalesParams,
  quotes: AdminSalesQuoteParams,
  "quote-to-cash": AdminSalesPageParams,
  "follow-on": AdminFollowOnParams,
  export: AdminSalesExportParams,
}

export const adminCrmReportMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/overview", methods: ["GET"], middlewares: [validateReportQuery(AdminOverviewParams)] },
  { matcher: "/admin/crm/reports/pipeline", methods: ["GET"], middlewares: [validateReportQuery(AdminReportParams)] },
  {
    matcher: "/admin/crm/reports/cash-calendar",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCashCalendarParams)],
  },
  {
    matcher: "/admin/crm/reports/cash-calendar/items",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCashItemParams)],
  },
  {
    matcher: "/admin/crm/reports/decisions",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminDecisionParams)],
  },
  {
    matcher: "/admin/crm/reports/receivables-trend",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminTrendParams)],
  },
  {
    matcher: "/admin/crm/reports/top-customers",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminTopCustomerParams)],
  },
  ...["sales-performance", "sales-performance/export"].map((report) => ({
    matcher: `/admin/crm/reports/${report}`,
    methods: ["GET" as const],
    middlewares: [validateReportQuery(AdminSalesPerformanceParams)],
  })),
  ...Object.entries(SALES).map(([report, params]) => ({
    matcher: `/admin/crm/reports/sales/${report}`,
    methods: ["GET" as const],
    middlewares: [validateReportQuery(params)],
  })),
  { matcher: "/admin/crm/reports/capacity", methods: ["GET"], middlewares: [validateReportQuery(AdminCapacityParams)] },
  {
    matcher: "/admin/crm/reports/capacity/export",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCapacityExportParams)],
  },
  {
    matcher: "/admin/crm/reports/capacity/repairs",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCapacityRepairsParams)],
  },
  {
    matcher: "/admin/crm/reports/capacity/people",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCapacityPeopleParams)],
  },
  {
    matcher: "/admin/crm/reports/capacity/quotes",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCapacityQuoteParams)],
  },
  { matcher: "/admin/crm/reports/pivot", methods: ["GET"], middlewares: [validateReportQuery(AdminPivotParams)] },
  {
    matcher: "/admin/crm/reports/pivot/documents",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminPivotParams)],
  },
  {
    matcher: "/admin/crm/reports/pivot/export",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminPivotExportParams)],
  },
  { matcher: "/admin/crm/reports/aging", methods: ["GET"], middlewares: [validateReportQuery(AdminAgingParams)] },
  {
    matcher: "/admin/crm/reports/collection",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCollectionParams)],
  },
  {
    matcher: "/admin/crm/reports/aging/export",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminAgingExportParams)],
  },
  {
    matcher: "/admin/crm/reports/revenue-journal",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminJournalPageParams)],
  },
  {
    matcher: "/admin/crm/reports/revenue-journal/export",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminJournalExportParams)],
  },
  {
    matcher: "/admin/crm/reports/tie-out",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminJournalParams)],
  },
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
