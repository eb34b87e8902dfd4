import { defineRouteConfig } from "@medusajs/admin-sdk"

import { WarrantiesBreadcrumb } from "../../../../../admin/warranty/warranty-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/warranty/warranties-page")).WarrantiesPage)

export const handle = { breadcrumb: () => <WarrantiesBreadcrumb /> }

export const config = defineRouteConfig({ label: "warranty.title", translationNs: "crm" })
