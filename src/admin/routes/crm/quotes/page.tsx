import { defineRouteConfig } from "@medusajs/admin-sdk"

import { QuotesBreadcrumb } from "../../../../../admin/quote/quote-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/quote/list/quote-list-page")).QuoteListPage)

export const handle = { breadcrumb: () => <QuotesBreadcrumb /> }

export const config = defineRouteConfig({ label: "quote.title", translationNs: "crm" })
