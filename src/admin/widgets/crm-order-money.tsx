import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { OrderMoneyWidget as default } from "../../../admin/widgets/order-money"

export const config = defineWidgetConfig({ zone: "order.details.side.before" })
