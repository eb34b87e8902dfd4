import { defineRouteConfig } from "@medusajs/admin-sdk"

import { ReceivablesBreadcrumb } from "../../../../../admin/receivable/receivable-breadcrumb"

export { ReceivablesPage as default } from "../../../../../admin/receivable/receivables-page"

export const handle = { breadcrumb: () => <ReceivablesBreadcrumb /> }

export const config = defineRouteConfig({ label: "receivable.title", translationNs: "crm" })
