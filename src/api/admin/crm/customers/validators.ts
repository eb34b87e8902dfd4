import { z } from "@medusajs/framework/zod"

import { isVatId, plainTaxId, prefixOfVatId } from "../../../../shared/tax/vat-id"
import { addressLines, countryCode, currencyCode, id, line, unsignedDecimal } from "../../../shared"

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

/** A VAT identifier as it is kept: without spaces, in capitals. Of a country whose form is known it must have that form. */
const vatId = line(32)
  .transform(plainTaxId)
  .refine((value) => /^[A-Z]{2}[A-Z0-9+*]{2,}$/.test(value), "must begin with its country, such as DE123456789")
  .refine(
    (value) => prefixOfVatId(value) === null || isVatId(value),
    "does not look like a VAT identifier of its country, such as DE123456789"
  )

const address = z.strictObject({ ...addressLines(), country_code: countryCode() })

/** What the tax office and an electronic invoice want to know of a customer; a field left out stays as it is. */
export const AdminSetCrmTaxDetails = z.strictObject({
  customer_kind: z.enum(["business", "consumer"]).nullable().optional(),
  tax_id: line(64).nullable().optional(),
  vat_id: vatId.nullable().optional(),
  legal_name: line(255).nullable().optional(),
  legal_address: address.nullable().optional(),
  buyer_reference: line(200).nullable().optional(),
  endpoint_scheme: z
    .string()
    .regex(/^([0-9]{4}|EM|AN|AQ|AS|AU)$/, "must be a scheme of the EAS list such as 0088, 9930 or EM")
    .nullable()
    .optional(),
  endpoint_id: line(200).nullable().optional(),
})
export type AdminSetCrmTaxDetails = z.infer<typeof AdminSetCrmTaxDetails>

export const AdminGetCrmPositionParams = z.strictObject({ currency_code: currencyCode().optional() })
