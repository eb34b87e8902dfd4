import { z } from "@medusajs/framework/zod"

import { currencyCode, id, line, unsignedDecimal } from "../../../shared"

/** Terms of a debtor. `credit_limit` null is no limit, 0 is prepayment; a field left out stays as it is. */
export const AdminSetCrmCreditTerms = z.strictObject({
  credit_limit: unsignedDecimal().nullable().optional(),
  currency_code: currencyCode().nullable().optional(),
  payment_terms_id: id().nullable().optional(),
  hold: z.boolean().optional(),
  bill_to_customer_id: id().nullable().optional(),
  tax_id: line(64).nullable().optional(),
  legal_name: line(255).nullable().optional(),
  customer_kind: z.enum(["business", "consumer"]).nullable().optional(),
  locale: z.enum(["en", "pt-BR"]).nullable().optional(),
})
export type AdminSetCrmCreditTerms = z.infer<typeof AdminSetCrmCreditTerms>

export const AdminGetCrmPositionParams = z.strictObject({ currency_code: currencyCode().optional() })
