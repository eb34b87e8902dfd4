import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { listPricesOf, QuoteVariant } from "./catalogue"
import { LineFacts, lineFacts } from "./facts"
import { customerOf, salesChannelOf } from "./parties"

/** A product variant as a rep picks it: at this customer's price for one piece, with what is in stock. */
export type CatalogueEntry = Pick<QuoteVariant, "id" | "title" | "sku"> & {
  product: Pick<QuoteVariant["product"], "id" | "title" | "thumbnail">
  /** Null where the catalogue has no price in the currency. */
  price: number | null
} & LineFacts

export type CatalogueSearch = {
  q?: string
  limit: number
  currency_code: string
  region_id: string
  customer_id: string | null
  sales_channel_id: string | null
  /** Whose quotes the caller sees; null means all. */
  owner_ids: string[] | null
}

/**
 * Published variants whose product, title, SKU or barcode holds a text.
 *
 * @throws NOT_FOUND for an unknown customer or sales channel
 */
export async function searchCatalogue(container: MedusaContainer, search: CatalogueSearch): Promise<CatalogueEntry[]> {
  const [variants, customer, sales_channel_id, { timezone }] = await Promise.all([
    publishedVariants(container, search),
    search.customer_id ? customerOf(container, search.customer_id) : null,
    salesChannelOf(container, search.sales_channel_id),
    container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings(),
  ])
  const { currency_code, region_id, customer_id } = search
  const [prices, facts] = await Promise.all([
    listPricesOf(
      container,
      variants.map((variant) => ({ variant, quantity: 1 })),
      { currency_code, region_id, customer }
    ),
    lineFacts(
      container,
      variants.map(({ id }) => id),
      { currency_code, customer_id, sales_channel_id, timezone, owner_ids: search.owner_ids }
    ),
  ])
  return variants.map(({ id, title, sku, product }, index) => ({
    id,
    title,
    sku,
    product: { id: product.id, title: product.title, thumbnail: product.thumbnail },
    price: prices.has(index) ? MathBN.convert(prices.get(index)!.amount).toNumber() : null,
    ...facts.get(id)!,
  }))
}

async function publishedVariants(container: MedusaContainer, { q, limit }: CatalogueSearch): Promise<QuoteVariant[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: ["id", "title", "sku", "price_set.id", "product.id", "product.title", "product.thumbnail"],
    filters: { product: { status: "published" }, ...(q ? { q } : {}) } as never,
    pagination: { take: limit, skip: 0 },
  })
  return data as unknown as QuoteVariant[]
}
