import { MedusaContainer } from "@medusajs/framework/types"

import { reconcileWarranties } from "../workflows/warranty/reconcile-warranties"

/** Finds deliveries and returns that an event missed. May run on every server. */
export default async function crmReconcileWarranties(container: MedusaContainer): Promise<void> {
  await reconcileWarranties(container)
}

export const config = { name: "crm-reconcile-warranties", schedule: "7-59/10 * * * *" }
