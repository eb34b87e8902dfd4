import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { providersOf, redirects } from "../../shared/payment/redirect"

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
  const ids = await providersOf(container, { id: region_id })
  const chosen = asked ? ids.find((id) => id === asked) : (ids.find((id) => id in redirects(container)) ?? ids[0])
  if (!chosen) {
    const what = asked ? `The payment provider ${asked} is not switched on` : "No payment provider is switched on"
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${what} in the quote's region.`)
  }
  return chosen
}
