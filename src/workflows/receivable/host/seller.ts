import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { CrmSettings } from "../../../modules/access/rules/settings"
import type { AccessModuleService, WhichCompany } from "../../../modules/access/service"
import { storeToday } from "../../../shared/days"

export type SellerFacts = {
  company_id: string
  settings: CrmSettings
  seller: Record<string, unknown>
  today: string
}

/**
 * The company that sells through a sales channel: the settings as they hold for it, and itself as a document of today names it.
 * Without a channel, or with one that no company has, the settings' company, else the host store's own name.
 */
export const readSeller = (container: MedusaContainer, sales_channel_id?: string | null): Promise<SellerFacts> =>
  readCompany(container, { sales_channel_id })

/** The same of a company by its id, as documents carry it. */
export async function readCompany(container: MedusaContainer, which: WhichCompany): Promise<SellerFacts> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const { company_id, settings } = await access.settingsFor(which)
  const name = settings.company_name ?? (await storeName(container))
  const seller = {
    company_name: name,
    legal_name: settings.legal_name ?? name,
    tax_id: settings.tax_id,
    vat_id: settings.vat_id,
    registration_number: settings.registration_number,
    address: settings.company_address,
    email: settings.company_email,
    phone: settings.company_phone,
  }
  return { company_id, settings, seller, today: storeToday(settings.timezone) }
}

async function storeName(container: MedusaContainer): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "store", fields: ["name"], pagination: { take: 1 } })
  return data[0]?.name ?? null
}
