import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../../../modules/quote"
import type { QuoteModuleService } from "../../../modules/quote/service"
import { PageExtras, QuoteDocument, quoteView } from "../../../shared/documents"
import { refreshDepositOf } from "../../../workflows/quote/deposit/refresh-deposit"
import { redirectingProvider } from "../../../workflows/shared/payment/redirect"
import { buyersDocument } from "./buyers-document"
import { BuyersFile, buyersFiles } from "./buyers-files"
import { BuyersQuote } from "./opened"

/**
 * Answers with what the buyer may see.
 *
 * @param chosen - options and alternatives to count instead of the offer's own choice
 */
export async function answerQuote(
  req: MedusaRequest,
  res: MedusaResponse,
  quote: BuyersQuote,
  chosen: readonly string[] | null = null
): Promise<void> {
  const [document, files, extras] = await Promise.all([
    buyersDocument(req, quote, chosen),
    buyersFiles(req, quote.opened.quote_id),
    extrasOf(req, quote),
  ])
  const view = quoteView(document, quote.decision, quote.timezone, { ...extras, files })
  res.json({ quote: publicQuote(document, quote, files), view })
}

/** How many of the newest messages the page shows. */
const MESSAGES = 50

async function extrasOf(req: MedusaRequest, { opened }: BuyersQuote): Promise<PageExtras> {
  const messages = await req.scope
    .resolve<QuoteModuleService>(QUOTE_MODULE)
    .listCrmQuoteMessages({ quote_id: opened.quote_id }, { order: { created_at: "DESC", id: "DESC" }, take: MESSAGES })
  return { messages: messages.reverse(), ...(await paymentOf(req, opened)) }
}

/** What became of the deposit, and whether it can be paid by a button; only once the offer is accepted. */
async function paymentOf(
  req: MedusaRequest,
  { quote, sent }: BuyersQuote["opened"]
): Promise<Pick<PageExtras, "deposit_status" | "can_pay">> {
  if (sent.decision !== "accepted" || quote.deposit_percent === null) {
    return {}
  }
  const [deposit, provider] = await Promise.all([
    refreshDepositOf(req.scope, quote.id),
    redirectingProvider(req.scope, { id: quote.region_id }),
  ])
  return { deposit_status: deposit?.status ?? "none", can_pay: provider !== null }
}

const number = (amount: string) => MathBN.convert(amount).toNumber()

/**
 * What a link gives away, field by field: the offer itself and its two sides.
 * Ids, owner, stage, probability, costs and internal notes stay here.
 */
export function publicQuote(doc: QuoteDocument, { decision }: Pick<BuyersQuote, "decision">, files: BuyersFile[]) {
  const { seller, buyer } = doc
  return {
    number: doc.number,
    version: doc.version,
    status: decision.status,
    title: doc.title ?? null,
    locale: doc.locale,
    currency_code: doc.currency_code,
    sent_date: doc.sent_date ?? null,
    valid_until: doc.valid_until ?? null,
    purchase_order_number: doc.purchase_order_number ?? null,
    seller: {
      name: seller.company_name ?? seller.legal_name ?? null,
      legal_name: seller.legal_name ?? null,
      tax_id: seller.tax_id ?? null,
    },
    buyer: {
      name: buyer.name ?? null,
      company_name: buyer.company_name ?? null,
      customer_kind: buyer.customer_kind ?? null,
    },
    items: doc.items.map((item) => ({
      id: item.id,
      kind: item.kind ?? "item",
      is_optional: item.is_optional ?? false,
      alternative_group: item.alternative_group ?? null,
      included: item.included ?? true,
      lead_time_days: item.lead_time_days ?? null,
      title: item.title,
      subtitle: item.subtitle ?? null,
      sku: item.sku ?? null,
      note: item.note ?? null,
      quantity: number(item.quantity),
      unit_price: number(item.unit_price),
      discount_percent: item.discount_percent ? number(item.discount_percent) : 0,
      subtotal: number(item.subtotal),
      discount_total: number(item.discount_total),
      tax_total: number(item.tax_total),
      total: number(item.total),
    })),
    prices_include_tax: doc.prices_include_tax ?? false,
    subtotal: number(doc.subtotal),
    discount_total: number(doc.discount_total),
    shipping_total: number(doc.shipping_total),
    tax_lines: doc.tax_lines.map(({ rate, name, base, amount }) => ({
      rate: number(rate),
      name: name ?? null,
      base: number(base),
      amount: number(amount),
    })),
    tax_total: number(doc.tax_total),
    rounding_total: number(doc.rounding_total),
    total: number(doc.total),
    payment_terms: doc.payment_terms ? { instalments: doc.payment_terms.instalments } : null,
    terms: doc.terms ?? null,
    cover_text: doc.cover_text ?? null,
    withdrawal_text: doc.withdrawal_text ?? null,
    files,
    deposit: doc.deposit ? { percent: number(doc.deposit.percent), amount: number(doc.deposit.amount) } : null,
    accepted_at: decision.status === "accepted" ? (decision.decided_at ?? null) : null,
    accepted_name: decision.status === "accepted" ? (decision.name ?? null) : null,
    declined_at: decision.status === "declined" ? (decision.decided_at ?? null) : null,
    order_display_id: decision.order_display_id ?? null,
    on_hold: decision.on_hold ?? false,
  }
}
