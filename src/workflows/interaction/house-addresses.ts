import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"

/** Addresses that the house writes from: of the settings, which may have a name before it, and of each company. */
export async function houseAddresses(container: MedusaContainer): Promise<string[]> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const { company_email, mail_from } = await access.getSettings()
  const companies = await access.listCrmCompanies({}, { select: ["id", "email"], take: null as never })
  const known = [company_email, mail_from, ...companies.map(({ email }) => email)]
  return known.flatMap((address) => /[^\s<>"]+@[^\s<>"]+/.exec(address?.toLowerCase() ?? "")?.[0] ?? [])
}
