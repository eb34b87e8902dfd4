import { MedusaContainer } from "@medusajs/framework/types"

import { snapshotOf } from "../../modules/quote/rules/snapshot"
import { QuoteAddress, QuoteParties, QuoteRow, QuoteSnapshot, QuoteWithItems } from "../../modules/quote/types"
import { dayOf } from "../../shared/days"
import { DocumentItem, DocumentTaxLine, Locale, PaymentTerms, QuoteDocument } from "../../shared/documents/types"
import { moneyString } from "../../shared/money"
import { readSeller } from "../receivable/host/seller"
import { accountOf } from "./pricing/account"
import { quoteModule } from "./steps/quote-module"

type SnapshotItem = DocumentItem & {
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
  const snapshot = (sent?.snapshot as unknown as QuoteSnapshot | undefined) ?? snapshotOf(quote, quote.items)
  return quoteDocument(container, quote, snapshot)
}

/** Both sides of an offer as a document of today names them. */
export async function partiesOf(container: MedusaContainer, quote: QuoteRow): Promise<QuoteParties> {
  const [{ seller }, account] = [
    await readSeller(container),
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

/** A version of a quote as a paper: what it offered then, by whom, to whom. The logo is today's. */
export async function quoteDocument(
  container: MedusaContainer,
  quote: QuoteRow,
  snapshot: QuoteSnapshot
): Promise<QuoteDocument> {
  const { settings } = await readSeller(container)
  const { seller, buyer } = snapshot.parties ?? (await partiesOf(container, quote))
  const offer = snapshot.quote as Record<string, never> & QuoteRow
  const items = snapshot.items as unknown as SnapshotItem[]
  const shipping = (offer.shipping_methods as unknown as { name: string; amount: string }[] | null) ?? []
  return {
    locale: offer.locale as Locale,
    currency_code: offer.currency_code,
    number: offer.number,
    version: offer.version,
    title: offer.title,
    seller: { ...seller, logo: settings.logo },
    buyer,
    billing_address: (offer.billing_address as QuoteAddress | null) ?? null,
    shipping_address: (offer.shipping_address as QuoteAddress | null) ?? null,
    purchase_order_number: offer.purchase_order_number,
    prices_include_tax: items.some((item) => item.is_tax_inclusive),
    items: items.map((item) => ({
      ...item,
      tax_lines: (item.tax_lines ?? []).map((line) => ({ rate: String(line.rate), name: line.name, code: line.code })),
    })),
    shipping_methods: shipping.map(({ name, amount }) => ({ name, amount: moneyString(amount, offer.currency_code) })),
    subtotal: String(offer.subtotal),
    discount_total: String(offer.discount_total),
    shipping_total: String(offer.shipping_total),
    tax_lines: taxLines(offer.tax_lines),
    tax_total: String(offer.tax_total),
    rounding_total: String(offer.rounding_total),
    total: String(offer.total),
    terms: offer.terms,
    sent_date: quote.sent_at ? dayOf(new Date(quote.sent_at), settings.timezone) : null,
    valid_until: offer.valid_until,
    payment_terms: offer.payment_terms as unknown as PaymentTerms,
  }
}

const taxLines = (lines: unknown): DocumentTaxLine[] =>
  ((lines as { rate: number; code: string | null; name: string; base: string; amount: string }[] | null) ?? []).map(
    (line) => ({
      ...line,
      rate: String(line.rate),
    })
  )
