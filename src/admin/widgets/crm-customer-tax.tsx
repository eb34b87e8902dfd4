import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { CustomerTaxWidget as default } from "../../../admin/widgets/customer-tax"

export const config = defineWidgetConfig({ zone: "customer.details.side.before" })
