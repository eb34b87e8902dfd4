import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { DueBadge as default } from "../../../admin/follow-up/due-badge"

export const config = defineWidgetConfig({ zone: "topbar" })
