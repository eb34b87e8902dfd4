import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"

/**
 * Addresses of the house, in small letters: of the settings, which may have a name before it, of each company, and of the users of the
 * dashboard, whose addresses the host keeps as they were typed.
 */
export async function houseAddresses(container: MedusaContainer): Promise<Set<string>> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const all = { take: null as never }
  const [{ company_email, mail_from }, companies, users] = await Promise.all([
    access.getSettings(),
    access.listCrmCompanies({}, { select: ["id", "email"], ...all }),
    container.resolve(Modules.USER).listUsers({}, { select: ["id", "email"], ...all }),
  ])
  const known = [company_email, mail_from, ...[...companies, ...users].map(({ email }) => email)]
  return new Set(known.flatMap((address) => /[^\s<>"]+@[^\s<>"]+/.exec(address?.toLowerCase() ?? "")?.[0] ?? []))
}
