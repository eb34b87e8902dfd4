import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { DeliveryWidget as default } from "../../../admin/delivery/delivery-widget"

export const config = defineWidgetConfig({ zone: "order.details.side.before" })
