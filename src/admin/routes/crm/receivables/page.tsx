import { defineRouteConfig } from "@medusajs/admin-sdk"

import { ReceivablesBreadcrumb } from "../../../../../admin/receivable/receivable-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/receivable/receivables-page")).ReceivablesPage)

export const handle = { breadcrumb: () => <ReceivablesBreadcrumb /> }

export const config = defineRouteConfig({ label: "receivable.title", translationNs: "crm" })
