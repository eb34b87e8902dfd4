import { defineRouteConfig } from "@medusajs/admin-sdk"

import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/settings/settings-page")).SettingsPage)

export const handle = { breadcrumb: () => "CRM" }

export const config = defineRouteConfig({ label: "CRM" })
