import { defineMiddlewares, MiddlewareRoute } from "@medusajs/framework/http"

import { adminCrmAccessMiddlewares } from "./admin/crm/access/middlewares"
import { adminCrmReportMiddlewares } from "./admin/crm/reports/middlewares"
import { adminCrmSettingsMiddlewares } from "./admin/crm/settings/middlewares"
import { adminCrmTeamMiddlewares } from "./admin/crm/teams/middlewares"
import { guardCrmRoutes } from "./shared/access-guard"
import { guardLinkedFields, hideLinkedFields } from "./shared/linked-fields"

const guards: MiddlewareRoute[] = [
  { matcher: "/admin/crm", middlewares: [guardCrmRoutes] },
  { matcher: "/admin", middlewares: [guardLinkedFields] },
  { matcher: "/store", middlewares: [hideLinkedFields] },
]

/** The guards of this plugin, then each noun's own checks of bodies and parameters. */
export default defineMiddlewares({
  routes: [
    ...guards,
    ...adminCrmAccessMiddlewares,
    ...adminCrmReportMiddlewares,
    ...adminCrmSettingsMiddlewares,
    ...adminCrmTeamMiddlewares,
  ],
})
