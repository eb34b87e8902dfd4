import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { CustomerTimelineWidget as default } from "../../../admin/widgets/timeline-widget"

export const config = defineWidgetConfig({ zone: "customer.details.side.after" })
