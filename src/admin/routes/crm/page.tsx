import { defineRouteConfig } from "@medusajs/admin-sdk"

import { DueIcon } from "../../../../admin/follow-up/due-icon"
import { lazyPage } from "../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../admin/overview/overview-page")).OverviewPage)

export const handle = { breadcrumb: () => "CRM" }

export const config = defineRouteConfig({ label: "CRM", icon: DueIcon })
