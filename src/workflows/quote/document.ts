import { MedusaContainer } from "@medusajs/framework/types"

import { askedDeposit } from "../../modules/quote/rules/deposit"
import { Choosable, isIncluded } from "../../modules/quote/rules/included"
import { rowTotals } from "../../modules/quote/rules/row-totals"
import { snapshotOf, TOTAL_FIELDS } from "../../modules/quote/rules/snapshot"
import { totalsColumns } from "../../modules/quote/rules/totals-columns"
import {
  QuoteAddress,
  QuoteParties,
  QuoteRow,
  QuoteSnapshot,
  QuoteVersionRow,
  QuoteWithItems,
} from "../../modules/quote/types"
import { addDays, dayOf } from "../../shared/days"
import { exactOf } from "../../shared/exact"
import { DocumentItem, DocumentTaxLine, Locale, PaymentTerms, QuoteDocument } from "../../shared/documents/types"
import { moneyString } from "../../shared/money"
import { readSeller } from "../receivable/host/seller"
import { wouldBeHeld } from "./credit/before-acceptance"
import { accountOf } from "./pricing/account"
import { quoteModule, today } from "./steps/quote-module"

type SnapshotItem = DocumentItem & {
  id: string
  unit_cost?: string | null
  list_cost?: string | null
  unit_price: string
  quantity: string
  is_tax_inclusive: boolean
  tax_lines: { rate: number; name: string; code: string | null }[] | null
}

/** A quote's current version as a paper: as it was sent, or as it stands while it is a draft. */
export async function currentDocument(container: MedusaContainer, quote: QuoteWithItems): Promise<QuoteDocument> {
  const { id: quote_id, version } = quote
  const [sent] =
    quote.status === "draft" ? [] : await quoteModule(container).listCrmQuoteVersions({ quote_id, version })
  return quoteDocument(container, quote, sent ? sentOffer(sent as unknown as QuoteVersionRow) : draftOffer(quote))
}

/** A quote as the paper that a mail sent now would bring: a draft is dated today and valid for the store's usual days. */
export async function previewDocument(container: MedusaContainer, quote: QuoteWithItems): Promise<QuoteDocument> {
  const document = await currentDocument(container, quote)
  if (quote.status !== "draft") {
    return document
  }
  const [{ settings }, day] = [await readSeller(container), await today(container)]
  const valid_until = document.valid_until ?? addDays(day, settings.quote_validity_days)
  return { ...document, is_draft: false, sent_date: day, valid_until }
}

/** What a version offers, and from when until when: its last day may have been moved since it was sent. */
export type Offer = { snapshot: QuoteSnapshot; sent: { at: Date; valid_until: string } | null }

/** A version as it was sent. */
export const sentOffer = ({ snapshot, sent_at, valid_until }: QuoteVersionRow): Offer => ({
  snapshot: snapshot as unknown as QuoteSnapshot,
  sent: { at: sent_at, valid_until },
})

/** A draft as it stands. */
export const draftOffer = (quote: QuoteWithItems): Offer => ({ snapshot: snapshotOf(quote, quote.items), sent: null })

/** Both sides of an offer as a document of today names them. */
export async function partiesOf(container: MedusaContainer, quote: QuoteRow): Promise<QuoteParties> {
  const [{ seller }, account] = [
    await readSeller(container, quote.sales_channel_id),
    quote.customer_id ? await accountOf(container, quote.customer_id) : null,
  ]
  const buyer = {
    name: quote.customer_name ?? quote.email,
    company_name: quote.company_name,
    legal_name: account?.legal_name ?? null,
    tax_id: account?.tax_id ?? null,
    email: quote.email,
    customer_kind: quote.customer_kind,
  }
  return { seller, buyer }
}

/**
 * A version of a quote as a paper: what it offered then, by whom, to whom. The logo is today's.
 *
 * @param asked - ids of options and alternatives to count instead of the offer's own choice, while it is not accepted
 */
export async function quoteDocument(
  container: MedusaContainer,
  quote: QuoteRow,
  { snapshot, sent }: Offer,
  asked: readonly string[] | null = null
): Promise<QuoteDocument> {
  const { settings } = await readSeller(container, quote.sales_channel_id)
  const { seller, buyer } = snapshot.parties ?? (await partiesOf(container, quote))
  const offer = snapshot.quote as Record<string, never> & QuoteRow
  const isCurrent = quote.version === offer.version
  const accepted = quote.status === "accepted" && isCurrent
  const chosen = accepted ? (quote.chosen_item_ids as unknown as string[] | null) : asked
  const decided: Record<string, unknown> = !chosen
    ? offer
    : accepted
      ? totalsOfChoice(quote)
      : totalsOfSnapshot(snapshot, chosen)
  const items = snapshot.items as unknown as SnapshotItem[]
  const shipping = (offer.shipping_methods as unknown as { name: string; amount: string }[] | null) ?? []
  return {
    locale: offer.locale as Locale,
    currency_code: offer.currency_code,
    number: offer.number,
    version: offer.version,
    title: offer.title,
    seller: { ...seller, logo: settings.logo, brand_color: settings.brand_color },
    buyer,
    billing_address: (offer.billing_address as QuoteAddress | null) ?? null,
    shipping_address: (offer.shipping_address as QuoteAddress | null) ?? null,
    purchase_order_number: offer.purchase_order_number,
    prices_include_tax: items.some((item) => item.is_tax_inclusive),
    items: items.map(({ unit_cost: _cost, list_cost: _list, ...item }) => ({
      ...item,
      included: isIncluded({ ...CHOOSABLE, ...(item as Partial<Choosable>), id: item.id }, chosen),
      tax_lines: (item.tax_lines ?? []).map((line) => ({ rate: String(line.rate), name: line.name, code: line.code })),
    })),
    shipping_methods: shipping.map(({ name, amount }) => ({ name, amount: moneyString(amount, offer.currency_code) })),
    subtotal: String(decided.subtotal),
    discount_total: String(decided.discount_total),
    shipping_total: String(decided.shipping_total),
    tax_lines: taxLines(decided.tax_lines),
    tax_total: String(decided.tax_total),
    rounding_total: String(decided.rounding_total),
    total: String(decided.total),
    terms: offer.terms,
    cover_text: offer.cover_text ?? null,
    requested_delivery_date: offer.requested_delivery_date ?? null,
    deposit: askedDeposit(String(decided.total), offer.deposit_percent as string | null, offer.currency_code),
    subject_to_credit:
      (quote.status === "draft" || quote.status === "sent") &&
      (await wouldBeHeld(container, { ...quote, total: String(decided.total) })),
    withdrawal_text: buyer.customer_kind === "consumer" ? settings.withdrawal_text : null,
    is_draft: sent === null,
    sent_date: sent && dayOf(new Date(sent.at), settings.timezone),
    valid_until: sent?.valid_until ?? offer.valid_until,
    payment_terms: offer.payment_terms as unknown as PaymentTerms,
  }
}

/** What lines of versions sent before options existed do not say. */
const CHOOSABLE: Choosable = { kind: "item", is_optional: false, alternative_group: null, is_selected: false }

/** The stored totals of an accepted quote: they follow what its buyer took. */
const totalsOfChoice = (quote: QuoteRow): Record<string, unknown> => ({
  ...Object.fromEntries(
    TOTAL_FIELDS.map((field) => [field, moneyString(exactOf(quote, field) ?? 0, quote.currency_code)])
  ),
  tax_lines: quote.tax_lines,
})

/** What an offer comes to with other options than its own. */
const totalsOfSnapshot = ({ quote, items }: QuoteSnapshot, chosen: readonly string[]): Record<string, unknown> =>
  totalsColumns(rowTotals({ ...quote, items } as unknown as QuoteWithItems, chosen)).head

const taxLines = (lines: unknown): DocumentTaxLine[] =>
  ((lines as { rate: number; code: string | null; name: string; base: string; amount: string }[] | null) ?? []).map(
    (line) => ({
      ...line,
      rate: String(line.rate),
    })
  )
