import { defineRouteConfig } from "@medusajs/admin-sdk"

import { CustomersBreadcrumb } from "../../../../../admin/interaction/customer/customers-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../admin/interaction/customer/customers-page")).CustomersPage
)

export const handle = { breadcrumb: () => <CustomersBreadcrumb /> }

export const config = defineRouteConfig({ label: "interaction.customer.title", translationNs: "crm" })
