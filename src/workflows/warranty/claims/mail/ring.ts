import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { ClaimRow } from "../../../../modules/warranty/claims/types"

/** Rings the dashboard's bell for what a customer wrote, where the store has a provider for it. @param key - what makes it one */
export async function ringForClaim(container: MedusaContainer, claim: ClaimRow, words: string, key: string): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title: `${claim.number}: ${claim.title}`, description: words.slice(0, 300) },
      resource_type: "crm_warranty_claim",
      resource_id: claim.id,
      idempotency_key: `crm:feed:claim:${claim.id}:${key}`,
    })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .debug(`The dashboard's bell did not ring: ${(error as Error).message}`)
  }
}
