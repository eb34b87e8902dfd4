import { z } from "@medusajs/framework/zod"

import { booleanFilter, createListParams, currencyCode, day, idFilter, line, positiveDecimal, textFilter } from "../../../shared"
import { earlyDiscount, termsInstalments } from "../../../shared/payment-terms"

export const AdminGetCrmPaymentTermsParams = createListParams({
  order: ["name", "code", "created_at"],
  filters: { id: idFilter(), code: textFilter(), is_default: booleanFilter() },
  defaultOrder: "name",
  defaultLimit: 50,
})

export const AdminCreateCrmPaymentTerms = z.strictObject({
  name: line(100).min(1),
  instalments: termsInstalments(),
  early_discount: earlyDiscount().optional(),
  is_default: z.boolean().optional(),
})
export type AdminCreateCrmPaymentTerms = z.infer<typeof AdminCreateCrmPaymentTerms>

export const AdminUpdateCrmPaymentTerms = AdminCreateCrmPaymentTerms.partial()
export type AdminUpdateCrmPaymentTerms = z.infer<typeof AdminUpdateCrmPaymentTerms>

/** Terms as they are being written, and an example to lay them on. */
export const AdminPreviewCrmPaymentTerms = z.strictObject({
  instalments: termsInstalments(),
  early_discount: earlyDiscount().optional(),
  amount: positiveDecimal(),
  currency_code: currencyCode(),
  issue_date: day().optional(),
})
export type AdminPreviewCrmPaymentTerms = z.infer<typeof AdminPreviewCrmPaymentTerms>
