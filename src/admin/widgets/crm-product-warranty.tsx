import { defineWidgetConfig } from "@medusajs/admin-sdk"

export { ProductWarrantyWidget as default } from "../../../admin/warranty/product-warranty"

export const config = defineWidgetConfig({ zone: "product.details.side.after" })
