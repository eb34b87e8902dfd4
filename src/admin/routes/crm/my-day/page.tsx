import { defineRouteConfig } from "@medusajs/admin-sdk"

import { MyDayBreadcrumb } from "../../../../../admin/follow-up/my-day/my-day-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/follow-up/my-day/my-day-page")).MyDayPage)

export const handle = { breadcrumb: () => <MyDayBreadcrumb /> }

export const config = defineRouteConfig({ label: "followUp.myDay", translationNs: "crm" })
