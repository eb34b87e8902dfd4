import type { PickedVariant } from "../shared/variant-picker"
import { sdk } from "../shared/sdk"

const FIELDS = "id,title,sku,product.id,product.title,product.thumbnail"

/** Variants of the host whose product, title or SKU holds `text`. */
export async function searchVariants(text: string): Promise<PickedVariant[]> {
  const { variants } = await sdk.client.fetch<{ variants: PickedVariant[] }>("/admin/product-variants", {
    query: { q: text || undefined, limit: 10, fields: FIELDS },
  })
  return variants
}

/** One variant of the host, for a field that starts with an id. */
export async function variantById(id: string): Promise<PickedVariant | null> {
  const { variants } = await sdk.client.fetch<{ variants: PickedVariant[] }>("/admin/product-variants", {
    query: { id, limit: 1, fields: FIELDS },
  })
  return variants[0] ?? null
}
