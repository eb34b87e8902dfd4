import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { OrderTimelineWidget as default } from "../../../admin/widgets/timeline-widget"

export const config = defineWidgetConfig({ zone: "order.details.side.after" })
