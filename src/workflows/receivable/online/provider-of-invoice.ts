import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { redirectingProvider, Regions, redirects } from "../../shared/payment/redirect"

type Billed = { order_id: string | null; currency_code: string }

/**
 * The payment provider that an invoice can be paid with on its page: of its order's region, else of a region with its currency; or
 * null, as where the store does not want it.
 */
export async function providerOfInvoice(container: MedusaContainer, invoice: Billed): Promise<string | null> {
  // Most shops have none, and nothing is asked of the database for them.
  return Object.keys(redirects(container)).length && (await isWanted(container))
    ? redirectingProvider(container, await regionsOf(container, invoice))
    : null
}

const isWanted = async (container: MedusaContainer): Promise<boolean> =>
  (await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()).invoice_pay_online

async function regionsOf(container: MedusaContainer, { order_id, currency_code }: Billed): Promise<Regions> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: orders } = order_id
    ? await query.graph({ entity: "order", fields: ["region_id"], filters: { id: order_id } })
    : { data: [] }
  const id = orders[0]?.region_id
  return id ? { id } : { currency_code }
}
