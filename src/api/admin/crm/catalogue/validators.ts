import { z } from "@medusajs/framework/zod"

import { currencyCode, id, text } from "../../../shared"

const MOST = 50

/** Who buys where, which decides price and stock; `q` is a part of a product's name, variant, SKU or barcode. */
export const AdminGetCrmCatalogueParams = z.strictObject({
  q: text(200).optional(),
  currency_code: currencyCode(),
  region_id: id(),
  customer_id: id().optional(),
  sales_channel_id: id().optional(),
  limit: z.coerce.number().int().min(1).max(MOST).default(12),
})
export type AdminGetCrmCatalogueParams = z.infer<typeof AdminGetCrmCatalogueParams>
