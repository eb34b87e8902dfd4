import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { OrdersOverviewWidget as default } from "../../../admin/widgets/orders-overview"

export const config = defineWidgetConfig({ zone: "order.list.before" })
