import { addDay } from "../../shared/format"
import { amountText, decimalText } from "../../shared/parse-decimal"
import { QuoteDraft } from "./draft"
import { newLine } from "./lines"
import { PaymentTerms } from "./payment-terms"

/** What the screens read of `/admin/crm/quote-templates`. */
export type QuoteTemplate = {
  id: string
  name: string
  currency_code: string | null
  locale: string | null
  title: string | null
  terms: string | null
  cover_text: string | null
  validity_days: number | null
  payment_terms: PaymentTerms | null
  deposit_percent: number | null
  discount_percent: number | null
  convert_on_accept: boolean | null
  items: {
    kind?: "item" | "section" | "note"
    variant_id?: string | null
    title?: string | null
    quantity?: number | string
    unit_price?: number | string | null
    discount_percent?: number | string | null
    is_optional?: boolean
    alternative_group?: string | null
    is_selected?: boolean
    lead_time_days?: number | null
    note?: string | null
  }[]
}

const text = (value: number | string | null | undefined): string => (+(value ?? 0) ? decimalText(value) : "")

/**
 * A draft with a template's lines after its own and the template's words and terms where it has none.
 * Prices in another currency are left to the host.
 */
export function draftWithTemplate(draft: QuoteDraft, template: QuoteTemplate, today: string): QuoteDraft {
  const sameCurrency = !template.currency_code || !draft.currency_code || template.currency_code === draft.currency_code
  const currency = template.currency_code ?? draft.currency_code ?? ""
  const lines = template.items.map((item) =>
    newLine({
      kind: item.kind ?? "item",
      variant_id: item.variant_id ?? null,
      title: item.title ?? "",
      quantity: decimalText(item.quantity ?? 1),
      unit_price: sameCurrency || !item.variant_id ? amountText(item.unit_price, currency) : "",
      discount_percent: text(item.discount_percent),
      is_optional: item.is_optional ?? false,
      alternative_group: item.alternative_group ?? "",
      is_selected: item.is_selected ?? false,
      lead_time_days: item.lead_time_days == null ? "" : String(item.lead_time_days),
      note: item.note ?? "",
    })
  )
  return {
    ...draft,
    title: draft.title || (template.title ?? ""),
    terms: template.terms ?? draft.terms,
    cover_text: template.cover_text ?? draft.cover_text,
    payment_terms: template.payment_terms ?? draft.payment_terms,
    template_id: template.id,
    locale: draft.locale ?? template.locale,
    valid_until: draft.valid_until ?? (template.validity_days ? addDay(today, template.validity_days) : null),
    deposit_percent: text(template.deposit_percent) || draft.deposit_percent,
    discount_percent: text(template.discount_percent) || draft.discount_percent,
    convert_on_accept: template.convert_on_accept ?? draft.convert_on_accept,
    lines: [...draft.lines, ...lines],
  }
}
