import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { CrmSettings } from "../../../modules/access/rules/settings"
import type { AccessModuleService } from "../../../modules/access/service"

export type SellerFacts = { settings: CrmSettings; seller: Record<string, unknown>; today: string }

/** The settings in force, and the seller as a document of today names it: the settings' company, else the host store's own name. */
export async function readSeller(container: MedusaContainer): Promise<SellerFacts> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const [settings, today] = [await access.getSettings(), await access.today()]
  const name = settings.company_name ?? (await storeName(container))
  const seller = {
    company_name: name,
    legal_name: settings.legal_name ?? name,
    tax_id: settings.tax_id,
    address: settings.company_address,
    email: settings.company_email,
    phone: settings.company_phone,
  }
  return { settings, seller, today }
}

async function storeName(container: MedusaContainer): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "store", fields: ["name"], pagination: { take: 1 } })
  return data[0]?.name ?? null
}
