import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { QuoteTemplateRow } from "../../modules/quote/types"
import { exactOf } from "../../shared/exact"
import { addDays, Day } from "../../shared/days"
import { QuoteInput, QuoteItemInput } from "./pricing/types"
import { quoteModule } from "./steps/quote-module"

/**
 * An offer completed from a template: what was said stays, what was left out comes from it.
 * Its prices count in its own currency; in another the host's do.
 *
 * @throws NOT_FOUND for an unknown template; NOT_ALLOWED for one that is switched off
 */
export async function withTemplate(
  container: MedusaContainer,
  input: QuoteInput,
  template_id: string,
  today: Day
): Promise<QuoteInput> {
  const [row] = await quoteModule(container).listCrmQuoteTemplates({ id: template_id })
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Template ${template_id} was not found.`)
  }
  const template = row as unknown as QuoteTemplateRow
  if (!template.is_active) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Template ${template.name} is switched off.`)
  }
  const sameCurrency = template.currency_code === null || template.currency_code === input.currency_code
  const items = (template.items as unknown as QuoteItemInput[]).map((item) =>
    sameCurrency || !item.variant_id ? item : { ...item, unit_price: null }
  )
  const fallback = {
    title: template.title,
    locale: template.locale as QuoteInput["locale"],
    terms: template.terms ?? undefined,
    cover_text: template.cover_text ?? undefined,
    payment_terms: template.payment_terms as unknown as QuoteInput["payment_terms"],
    deposit_percent: exactOf(template, "deposit_percent") ?? undefined,
    discount_percent: exactOf(template, "discount_percent"),
    convert_on_accept: template.convert_on_accept ?? undefined,
    valid_until: template.validity_days === null ? null : addDays(today, template.validity_days),
    items,
  }
  const said = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  return { ...fallback, ...said, origin: { ...input.origin, template_id } } as QuoteInput
}
