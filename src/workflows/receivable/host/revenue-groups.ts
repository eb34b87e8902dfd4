import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { RevenueGroup } from "../../../shared/accounts"

type HostProduct = {
  id: string
  type?: { id: string; value: string } | null
  categories?: { id: string; name: string; mpath: string | null }[]
}

/** Ids of a category and those above it, the nearest first; the host keeps them as a path from the root. */
const pathOf = ({ id, mpath }: { id: string; mpath: string | null }): string[] => [
  ...new Set([id, ...(mpath ?? "").split(".").filter(Boolean).reverse()]),
]

/**
 * What products are sold under, by their id: their type, then their categories, then those above, the nearest first. Products that are
 * gone are left out.
 */
export async function revenueGroups(container: MedusaContainer, productIds: string[]): Promise<Map<string, RevenueGroup[]>> {
  const ids = [...new Set(productIds)]
  if (!ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product",
    fields: ["id", "type.id", "type.value", "categories.id", "categories.name", "categories.mpath"],
    filters: { id: ids },
  })
  const products = data as unknown as HostProduct[]
  const names = new Map<string, string>()
  const own = products.flatMap(({ categories }) => categories ?? [])
  own.forEach(({ id, name }) => names.set(id, name))
  const above = [...new Set(own.flatMap(pathOf))].filter((id) => !names.has(id))
  if (above.length) {
    const found = await query.graph({ entity: "product_category", fields: ["id", "name"], filters: { id: above } })
    found.data.forEach(({ id, name }: { id: string; name: string }) => names.set(id, name))
  }
  return new Map(
    products.map(({ id, type, categories }) => {
      const paths = [...(categories ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)).map(pathOf)
      const depth = Math.max(0, ...paths.map((path) => path.length))
      const byDepth = Array.from({ length: depth }, (_, level) => paths.flatMap((path) => path[level] ?? [])).flat()
      const groups: RevenueGroup[] = [...new Set(byDepth)]
        .filter((category) => names.has(category))
        .map((category) => ({ kind: "category", id: category, name: names.get(category)! }))
      return [id, [...(type ? [{ kind: "type" as const, id: type.id, name: type.value }] : []), ...groups]]
    })
  )
}
