import { useQueries } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { sdk } from "../../shared/sdk"
import { variantTitle } from "../../../src/shared/variant-title"
import type { PlanTarget } from "../queries"

export type Kind = Exclude<PlanTarget["type"], "all">

type HostRow = {
  id: string
  title?: string | null
  name?: string
  value?: string
  sku?: string | null
  product?: { title: string } | null
}

/** Where the host lists what a plan may be for, and under which key it answers. */
const LISTS: Record<Kind, { path: string; key: string; fields: string }> = {
  type: { path: "/admin/product-types", key: "product_types", fields: "id,value" },
  category: { path: "/admin/product-categories", key: "product_categories", fields: "id,name" },
  collection: { path: "/admin/collections", key: "collections", fields: "id,title" },
  product: { path: "/admin/products", key: "products", fields: "id,title" },
  variant: { path: "/admin/product-variants", key: "variants", fields: "id,title,sku,product.title" },
}

export type TargetChoice = { id: string; name: string }

const nameOf = (row: HostRow): string =>
  row.product
    ? [row.product.title, variantTitle(row.title), row.sku].filter(Boolean).join(" · ")
    : (row.title ?? row.name ?? row.value ?? row.id)

const choices = async (kind: Kind, query: Record<string, unknown>): Promise<TargetChoice[]> => {
  const { path, key, fields } = LISTS[kind]
  const answer = await sdk.client.fetch<Record<string, HostRow[]>>(path, { query: { ...query, fields } })
  return answer[key].map((row) => ({ id: row.id, name: nameOf(row) }))
}

/** What the host has of one kind whose name holds `text`. */
export const searchTargets = (kind: Kind, text: string): Promise<TargetChoice[]> =>
  choices(kind, { q: text || undefined, limit: 10 })

/** As many ids as fit into one address. */
const IDS = 50

/** What targets are called; an id while its name is on its way, or where it is gone. */
export function useTargetNames(targets: PlanTarget[]): (target: PlanTarget) => string {
  const { t } = useTranslation("crm")
  const kinds = Object.keys(LISTS) as Kind[]
  const pages = kinds.flatMap((kind) => {
    const ids = [...new Set(targets.flatMap(({ type, id }) => (type === kind && id ? [id] : [])))].sort()
    return Array.from({ length: Math.ceil(ids.length / IDS) }, (_, page) => ({
      kind,
      ids: ids.slice(page * IDS, (page + 1) * IDS),
    }))
  })
  const names = useQueries({
    queries: pages.map(({ kind, ids }) => ({
      queryKey: ["crm", "host", "targets", kind, ids],
      queryFn: () => choices(kind, { id: ids, limit: IDS }),
      staleTime: 60_000,
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ?? []).map(({ id, name }) => [id, name]))),
  })
  return ({ type, id }) => (id ? (names.get(id) ?? id) : t(`warranty.targets.${type}`))
}
