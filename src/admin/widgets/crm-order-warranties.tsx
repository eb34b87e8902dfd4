import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { OrderWarrantiesWidget as default } from "../../../admin/warranty/order-warranties"

export const config = defineWidgetConfig({ zone: "order.details.side.after" })
