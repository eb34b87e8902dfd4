import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateReportQuery } from "../../../shared"
import { AdminCreateCompany, AdminNextNumbers, AdminUpdateCompany } from "./validators"

// A logo of 200 kB is 270 kB as base64; the host's limit is 100 kB.
const bodyParser = { sizeLimit: "400kb" }

export const adminCrmCompanyMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/companies", methods: ["POST"], bodyParser, middlewares: [validateBody(AdminCreateCompany)] },
  {
    matcher: "/admin/crm/companies/:id",
    methods: ["POST"],
    bodyParser,
    middlewares: [validateBody(AdminUpdateCompany)],
  },
  {
    matcher: "/admin/crm/companies/:id/next-numbers",
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminNextNumbers)],
  },
]
