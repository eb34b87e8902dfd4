import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"

import { Market } from "../../../modules/quote/rules/stale"
import { QuoteRow } from "../../../modules/quote/types"
import { AmountInput } from "../../../shared/money"
import { listPricesOf, QuoteVariant } from "../pricing/catalogue"
import { customerOf } from "../pricing/parties"

type Line = { id: string; variant_id: string | null; quantity: AmountInput }

type Offer = Pick<QuoteRow, "currency_code" | "region_id" | "customer_id">

/**
 * What the catalogue says now about the lines of an offer: the host's calculated price for its customer, region, currency
 * and quantity, and the promotions that the host applies by itself.
 */
export async function marketOf(container: MedusaContainer, offer: Offer, lines: readonly Line[]): Promise<Market> {
  const sold = lines.filter((line) => line.variant_id)
  const variants = await sellableVariants(
    container,
    sold.flatMap((line) => line.variant_id ?? [])
  )
  const prices = await listPricesOf(
    container,
    sold.map((line) => ({ variant: variants.get(line.variant_id ?? "") ?? null, quantity: line.quantity })),
    {
      currency_code: offer.currency_code,
      region_id: offer.region_id,
      customer: offer.customer_id ? await customerOf(container, offer.customer_id) : null,
    }
  )
  return {
    prices: Object.fromEntries(
      sold.map((line, index) => {
        const price = prices.get(index)
        return [line.id, price ? MathBN.convert(price.amount).toFixed() : null]
      })
    ),
    promotions: await automaticPromotions(container, offer.currency_code),
  }
}

/** Published variants by id; others are left out rather than refused. */
async function sellableVariants(container: MedusaContainer, ids: string[]): Promise<Map<string, QuoteVariant>> {
  if (!ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "variant",
    fields: ["id", "price_set.id", "product.status"],
    filters: { id: [...new Set(ids)] },
  })
  const variants = (data as unknown as QuoteVariant[]).filter((variant) => variant.product.status === "published")
  return new Map(variants.map((variant) => [variant.id, variant]))
}

async function automaticPromotions(container: MedusaContainer, currency: string): Promise<Market["promotions"]> {
  const promotions = await container
    .resolve(Modules.PROMOTION)
    .listPromotions(
      { is_automatic: true, status: ["active"] } as never,
      { relations: ["application_method", "campaign"], take: null as never }
    )
  const now = Date.now()
  const running = ({ campaign }: (typeof promotions)[number]): boolean =>
    (!campaign?.starts_at || new Date(campaign.starts_at).getTime() <= now) &&
    (!campaign?.ends_at || new Date(campaign.ends_at).getTime() > now)
  return promotions
    .filter(running)
    .flatMap(({ code, application_method: method }) => {
      if (!code || !method || (method.type === "fixed" && method.currency_code !== currency)) {
        return []
      }
      const value = MathBN.convert(method.value as AmountInput).toFixed()
      return [{ code, value: method.type === "percentage" ? `${value}%` : `${value} ${currency.toUpperCase()}` }]
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
