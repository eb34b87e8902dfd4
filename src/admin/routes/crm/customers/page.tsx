import { defineRouteConfig } from "@medusajs/admin-sdk"

import { CustomersBreadcrumb } from "../../../../../admin/interaction/customer/customers-breadcrumb"

export { CustomersPage as default } from "../../../../../admin/interaction/customer/customers-page"

export const handle = { breadcrumb: () => <CustomersBreadcrumb /> }

export const config = defineRouteConfig({ label: "interaction.customer.title", translationNs: "crm" })
