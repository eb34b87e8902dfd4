import { z } from "@medusajs/framework/zod"

import { currencyCode, id } from "../../../shared"

export const AdminGetCrmShippingOptionsParams = z.strictObject({
  currency_code: currencyCode(),
  region_id: id(),
  sales_channel_id: id().optional(),
  /** Where it goes; without it every option of the channel is told. */
  country_code: z
    .string()
    .regex(/^[a-z]{2}$/i, "must be a country code such as pt")
    .transform((code) => code.toLowerCase())
    .optional(),
})
export type AdminGetCrmShippingOptionsParams = z.infer<typeof AdminGetCrmShippingOptionsParams>
