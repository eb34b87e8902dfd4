import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar } from "@medusajs/icons"

export { OverviewPage as default } from "../../../../admin/overview/overview-page"

export const handle = { breadcrumb: () => "CRM" }

export const config = defineRouteConfig({ label: "CRM", icon: CurrencyDollar })
