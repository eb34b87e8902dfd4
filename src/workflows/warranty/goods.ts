import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { Goods } from "../../modules/warranty/rules/plan-choice"

type HostProduct = {
  id: string
  type_id: string | null
  collection_id: string | null
  categories?: { mpath: string | null; id: string }[]
}

type Item = { product_id: string | null; variant_id: string | null }

/** Tells of items what plans are chosen by. Products that are gone are known by their ids alone. */
export async function goodsOf(container: MedusaContainer, items: Item[]): Promise<(item: Item) => Goods> {
  const ids = [...new Set(items.flatMap(({ product_id }) => product_id ?? []))]
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = ids.length
    ? await query.graph({
        entity: "product",
        fields: ["id", "type_id", "collection_id", "categories.id", "categories.mpath"],
        filters: { id: ids },
        withDeleted: true,
      })
    : { data: [] }
  const products = new Map((data as unknown as HostProduct[]).map((product) => [product.id, product]))
  return ({ product_id, variant_id }) => {
    const product = products.get(product_id ?? "")
    return {
      variant_id,
      product_id,
      type_id: product?.type_id ?? null,
      collection_id: product?.collection_id ?? null,
      categories: (product?.categories ?? []).flatMap(({ mpath, id }) =>
        // The materialised path has the ids from the top down to the category itself (2.21.2).
        (mpath ?? id).split(".").map((category, depth) => ({ id: category, depth }))
      ),
    }
  }
}
