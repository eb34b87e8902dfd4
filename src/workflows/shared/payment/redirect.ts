import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"

/** Payment providers whose sessions carry an address to send the buyer to, with the path of it in the session's data. */
export const redirects = (container: MedusaContainer): Record<string, string> =>
  container.resolve<AccessModuleService>(ACCESS_MODULE).getOptions().payment_redirects

/** One region, or all of a currency. */
export type Regions = { id: string } | { currency_code: string }

const MOST_REGIONS = 50

/** Payment providers of regions that are switched on there, those of the oldest region first. */
export async function providersOf(container: MedusaContainer, regions: Regions): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "payment_providers.id", "payment_providers.is_enabled"],
    filters: regions,
    pagination: { order: { created_at: "ASC" }, take: MOST_REGIONS },
  })
  const found = data as unknown as { payment_providers?: { id: string; is_enabled: boolean }[] }[]
  return found
    .flatMap(({ payment_providers }) => payment_providers ?? [])
    .filter(({ is_enabled }) => is_enabled)
    .map(({ id }) => id)
}

/** The first provider of these regions that can be paid from our pages, or null. */
export async function redirectingProvider(container: MedusaContainer, regions: Regions): Promise<string | null> {
  const known = redirects(container)
  if (!Object.keys(known).length) {
    return null
  }
  return (await providersOf(container, regions)).find((id) => id in known) ?? null
}

/** Where a session sends the buyer: only an http(s) address counts. */
export function redirectUrl(path: string | undefined, data: unknown): string | null {
  const value = path?.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], data)
  return typeof value === "string" && /^https?:\/\//i.test(value) ? value : null
}
