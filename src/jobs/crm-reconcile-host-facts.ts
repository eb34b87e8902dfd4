import { MedusaContainer } from "@medusajs/framework/types"

import { reconcileHostFacts } from "../workflows/interaction/reconcile-host-facts"

/** Finds what happened to host orders and was not told, and what happened before the plugin was there. May run on every server. */
export default async function crmReconcileHostFacts(container: MedusaContainer): Promise<void> {
  await reconcileHostFacts(container)
}

export const config = { name: "crm-reconcile-host-facts", schedule: "3-59/10 * * * *" }
