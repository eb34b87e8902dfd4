import { defineRouteConfig } from "@medusajs/admin-sdk"

import { QuotesBreadcrumb } from "../../../../../admin/quote/quote-breadcrumb"

export { QuoteListPage as default } from "../../../../../admin/quote/list/quote-list-page"

export const handle = { breadcrumb: () => <QuotesBreadcrumb /> }

export const config = defineRouteConfig({ label: "quote.title", translationNs: "crm" })
