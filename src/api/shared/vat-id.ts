import { isVatId, plainTaxId, prefixOfVatId } from "../../shared/tax/vat-id"
import { line } from "./fields"

/**
 * A VAT identifier as it is kept: without spaces, in capitals; null when emptied. Of a country whose form is known it must have that form.
 */
export const vatId = () =>
  line(32)
    .transform(plainTaxId)
    .refine((value) => !value || /^[A-Z]{2}[A-Z0-9+*]{2,}$/.test(value), "must begin with its country, such as DE123456789")
    .refine(
      (value) => prefixOfVatId(value) === null || isVatId(value),
      "does not look like a VAT identifier of its country, such as DE123456789"
    )
    .transform((value) => value || null)
