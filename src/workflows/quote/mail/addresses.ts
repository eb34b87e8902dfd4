import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { publicUrlOf } from "./public-url"

/** The e-mail address of the rep a quote belongs to. */
export async function ownerAddress(container: MedusaContainer, owner_id: string | null): Promise<string | null> {
  const [owner] = owner_id
    ? await container.resolve(Modules.USER).listUsers({ id: [owner_id] }, { select: ["email"] })
    : []
  return owner?.email ?? null
}

/** Who of the staff is told about a quote, and gets what a buyer answers to a mail: its rep, else the company's own address. */
export async function staffAddress(container: MedusaContainer, owner_id: string | null): Promise<string | null> {
  const { company_email } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  return (await ownerAddress(container, owner_id)) ?? company_email
}

/** The quote's page in the dashboard. */
export function dashboardLink(container: MedusaContainer, quote_id: string): string {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return `${publicUrlOf(container).replace(/\/+$/, "")}${admin?.path ?? "/app"}/crm/quotes/${quote_id}`
}
