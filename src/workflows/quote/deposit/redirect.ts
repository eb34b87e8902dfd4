import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"

/** Payment providers whose sessions carry an address to send the buyer to, with the path of it in the session's data. */
export const redirects = (container: MedusaContainer): Record<string, string> =>
  container.resolve<AccessModuleService>(ACCESS_MODULE).getOptions().payment_redirects

/** Payment providers of a region that are switched on. */
export async function providersOf(container: MedusaContainer, region_id: string): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "region",
    fields: ["payment_providers.id", "payment_providers.is_enabled"],
    filters: { id: region_id },
  })
  const region = data[0] as unknown as { payment_providers?: { id: string; is_enabled: boolean }[] } | undefined
  return (region?.payment_providers ?? []).filter(({ is_enabled }) => is_enabled).map(({ id }) => id)
}

/** The region's provider that can be paid from our page, or null. */
export async function redirectingProvider(container: MedusaContainer, region_id: string): Promise<string | null> {
  const known = redirects(container)
  if (!Object.keys(known).length) {
    return null
  }
  return (await providersOf(container, region_id)).find((id) => id in known) ?? null
}

/**
 * The provider asked for, when the region has it; else the first that can be paid from our page, else the region's first.
 *
 * @throws NOT_ALLOWED if the region has no such provider
 */
export async function providerFor(
  container: MedusaContainer,
  region_id: string,
  asked: string | undefined
): Promise<string> {
  const ids = await providersOf(container, region_id)
  const chosen = asked ? ids.find((id) => id === asked) : (ids.find((id) => id in redirects(container)) ?? ids[0])
  if (!chosen) {
    const what = asked ? `The payment provider ${asked} is not switched on` : "No payment provider is switched on"
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${what} in the quote's region.`)
  }
  return chosen
}

/** Where a session sends the buyer: only an http(s) address counts. */
export function redirectUrl(path: string | undefined, data: unknown): string | null {
  const value = path?.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], data)
  return typeof value === "string" && /^https?:\/\//i.test(value) ? value : null
}
