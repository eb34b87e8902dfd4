import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { hostCurrency } from "../../shared/host-currency"

/** Currency of the company's books: as the settings say, else the host store's own. */
export async function companyCurrency(container: MedusaContainer, company_id?: string): Promise<string | null> {
  const { settings } = await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })
  return settings.company_currency ?? (await hostCurrency(container))
}
