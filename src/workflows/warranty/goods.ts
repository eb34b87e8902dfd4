import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { Goods, PlanWithTargets } from "../../modules/warranty/rules/plan-choice"
import { TargetType } from "../../modules/warranty/types"

type HostProduct = {
  id: string
  type_id: string | null
  collection_id: string | null
  categories?: { mpath: string | null; id: string }[]
}

type Item = { product_id: string | null; variant_id: string | null }

/** Fields of the host's product that each kind of target is compared with, beside the ids that items have themselves. */
const FIELDS = {
  collection: ["collection_id"],
  category: ["categories.id", "categories.mpath"],
  type: ["type_id"],
} satisfies Partial<Record<TargetType, string[]>>

/**
 * Tells of items what plans are chosen by. Products that are gone are known by their ids alone.
 *
 * @param plans - those that are chosen from; the host is asked only for what one of them is attached to, and for all where they are left out
 */
export async function goodsOf(
  container: MedusaContainer,
  items: Item[],
  plans?: PlanWithTargets[]
): Promise<(item: Item) => Goods> {
  const ids = [...new Set(items.flatMap(({ product_id }) => product_id ?? []))]
  const kinds = plans && new Set<string>(plans.flatMap(({ targets }) => targets.map(({ type }) => type)))
  const fields = Object.entries(FIELDS).flatMap(([kind, of]) => (!kinds || kinds.has(kind) ? of : []))
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } =
    ids.length && fields.length
      ? await query.graph({
          entity: "product",
          fields: ["id", ...fields],
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
