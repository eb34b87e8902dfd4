import { z } from "@medusajs/framework/zod"

import { createListParams, id } from "../../../shared"

/** `order_id` once, several times, or with commas between. */
export const AdminGetDeliveryDates = createListParams({
  order: [],
  filters: {
    order_id: z.preprocess(
      (value) => (typeof value === "string" ? value.split(",") : value),
      z.array(id()).min(1).max(100)
    ),
  },
}).omit({ q: true, order: true, fields: true, limit: true, offset: true })
export type AdminGetDeliveryDates = z.infer<typeof AdminGetDeliveryDates>
