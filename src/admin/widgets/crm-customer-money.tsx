import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { CustomerMoneyWidget as default } from "../../../admin/widgets/customer-money"

export const config = defineWidgetConfig({ zone: "customer.details.side.before" })
