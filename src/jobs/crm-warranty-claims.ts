import { MedusaContainer } from "@medusajs/framework/types"

import { reconcileClaims } from "../workflows/warranty/claims/reconcile-claims"

/** Finishes remedies, disputes and mails of warranty claims that a crash left. May run on every server. */
export default async function crmWarrantyClaims(container: MedusaContainer): Promise<void> {
  await reconcileClaims(container)
}

export const config = { name: "crm-warranty-claims", schedule: "3-59/10 * * * *" }
