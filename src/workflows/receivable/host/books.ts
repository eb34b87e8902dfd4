import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"

/** Currency of the company's books: as the settings say, else the host store's own. */
export async function companyCurrency(container: MedusaContainer, company_id?: string): Promise<string | null> {
  const { settings } = await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })
  if (settings.company_currency) {
    return settings.company_currency
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "store",
    fields: ["supported_currencies.currency_code", "supported_currencies.is_default"],
    pagination: { take: 1 },
  })
  const currencies = (data[0]?.supported_currencies ?? []) as ({ currency_code: string; is_default: boolean } | null)[]
  return currencies.find((currency) => currency?.is_default)?.currency_code ?? null
}
