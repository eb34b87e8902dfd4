import { MathBN } from "@medusajs/framework/utils"

import { serverLocale, translator } from "../../../shared/i18n"
import { AmountInput } from "../../../shared/money"
import { prefixOfVatId, vatIdOf } from "../../../shared/tax/vat-id"
import { InvoiceDraftInput, InvoiceLineInput, LineTax } from "../types"
import { storedTax, TaxAmount, taxes } from "./invoice-totals"
import { standsForNone, TaxFacts, withTaxNature } from "./tax-category"

/** What of a draft is read again when it is issued: both sides, and what follows from them. */
export type DraftParties = Pick<
  InvoiceDraftInput,
  | "seller"
  | "buyer"
  | "billing_address"
  | "shipping_address"
  | "customer_kind"
  | "fiscal_documents"
  | "locale"
  | "tax_mapping"
>

type Place = { country_code?: unknown } | null | undefined
const countryOf = (place: Place): string | null => (typeof place?.country_code === "string" ? place.country_code : null)

const taxFacts = (draft: DraftParties): TaxFacts => {
  const buyer_vat_id = vatIdOf(draft.buyer)
  return {
    seller_country: countryOf(draft.seller.address as Place),
    destination:
      countryOf(draft.shipping_address) ?? countryOf(draft.billing_address) ?? prefixOfVatId(buyer_vat_id)?.toLowerCase() ?? null,
    buyer_vat_id,
    business: draft.customer_kind === "business",
    mapping: draft.tax_mapping ?? [],
  }
}

/** A draft's lines with the category of each tax; where tax invoices are made elsewhere, categories are that system's own. */
export function categorized<Line extends Pick<InvoiceLineInput, "kind" | "deposit_invoice_id" | "is_service" | "tax_lines">>(
  draft: DraftParties,
  lines: Line[]
): Line[] {
  if (draft.fiscal_documents === "elsewhere") {
    return lines
  }
  const t = translator(serverLocale(draft.locale))
  return withTaxNature(lines, taxFacts(draft), (category) =>
    category === "S" || category === "Z" ? "" : t(`tax.exempt.${category}`)
  )
}

export type StoredLine = {
  id: string
  order_item_id: string | null
  kind: InvoiceLineInput["kind"]
  deposit_invoice_id: string | null
  subtotal: AmountInput
  discount_total: AmountInput
  tax_lines: LineTax[] | null
}

/**
 * The taxes of a stored draft as they are once both sides are read again. Amounts do not move: only what is not charged may get
 * another category, or one where there was none.
 *
 * @param services - host line items of which nothing is shipped
 */
export function refreshedTaxes(
  draft: DraftParties & { currency_code: string },
  stored: StoredLine[],
  services: ReadonlySet<string>
): { lines: { id: string; tax_lines: LineTax[] }[]; tax_lines: TaxAmount[] } {
  const open = stored.map((line) => ({
    ...line,
    is_service: line.order_item_id !== null && services.has(line.order_item_id),
    tax_lines: line.deposit_invoice_id ? (line.tax_lines ?? []) : reopened(line.tax_lines ?? []),
  }))
  const lines = categorized(draft, open).map((line) => ({ ...line, tax_lines: line.tax_lines.map(storedTax) }))
  return {
    lines: lines.map(({ id, tax_lines }) => ({ id, tax_lines })),
    tax_lines: taxes(
      lines,
      lines.map(({ subtotal, discount_total }) => ({
        subtotal: MathBN.convert(subtotal),
        discount_total: MathBN.convert(discount_total),
      })),
      draft.currency_code
    ),
  }
}

/** Without the category of what is not charged, and without the line of 0 % that stood for no tax at all. */
const reopened = (lines: LineTax[]): LineTax[] =>
  lines
    .filter((tax) => !standsForNone(tax))
    .map((tax) => (MathBN.gt(tax.rate, 0) ? tax : { rate: tax.rate, code: tax.code, name: tax.name }))
