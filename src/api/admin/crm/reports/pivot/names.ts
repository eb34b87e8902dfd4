import { MedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

import type { DimensionKind } from "../../../../../modules/reporting/pivot/field"
import { ownerNames } from "../owner-names"

type Named = { key: string | null; name: string | null }

const NAMES: Partial<Record<DimensionKind, (req: MedusaRequest, ids: string[]) => Promise<Map<string, string>>>> = {
  user: ownerNames,
  region: async (req, id) => byId(await req.scope.resolve(Modules.REGION).listRegions({ id }, { take: null as never })),
  sales_channel: async (req, id) =>
    byId(await req.scope.resolve(Modules.SALES_CHANNEL).listSalesChannels({ id }, { take: null as never })),
}

const byId = (rows: { id: string; name: string }[]): Map<string, string> =>
  new Map(rows.map(({ id, name }) => [id, name]))

/** Gives keys of one dimension their names, where the host knows them. */
export async function nameKeys(req: MedusaRequest, kind: DimensionKind, keys: Named[]): Promise<void> {
  const ids = [...new Set(keys.flatMap(({ key }) => key || []))]
  const names = ids.length ? await NAMES[kind]?.(req, ids) : undefined
  for (const named of keys) {
    named.name = names?.get(named.key ?? "") ?? named.name
  }
}
