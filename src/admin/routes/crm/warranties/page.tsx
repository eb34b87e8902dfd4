import { defineRouteConfig } from "@medusajs/admin-sdk"

import { WarrantiesBreadcrumb } from "../../../../../admin/warranty/warranty-breadcrumb"

export { WarrantiesPage as default } from "../../../../../admin/warranty/warranties-page"

export const handle = { breadcrumb: () => <WarrantiesBreadcrumb /> }

export const config = defineRouteConfig({ label: "warranty.title", translationNs: "crm" })
