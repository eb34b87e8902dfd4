import { defineRouteConfig } from "@medusajs/admin-sdk"

import { MyDayBreadcrumb } from "../../../../../admin/follow-up/my-day/my-day-breadcrumb"

export { MyDayPage as default } from "../../../../../admin/follow-up/my-day/my-day-page"

export const handle = { breadcrumb: () => <MyDayBreadcrumb /> }

export const config = defineRouteConfig({ label: "followUp.myDay", translationNs: "crm" })
