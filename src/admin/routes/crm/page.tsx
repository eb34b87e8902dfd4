import { defineRouteConfig } from "@medusajs/admin-sdk"

import { DueIcon } from "../../../../admin/follow-up/due-icon"

export { OverviewPage as default } from "../../../../admin/overview/overview-page"

export const handle = { breadcrumb: () => "CRM" }

export const config = defineRouteConfig({ label: "CRM", icon: DueIcon })
