import { MedusaContainer } from "@medusajs/framework/types"

import { reconcileCustomers } from "../workflows/interaction/copy-customers"
import { reconcileHostFacts } from "../workflows/interaction/reconcile-host-facts"

/**
 * Finds what happened to host orders and customers and was not told, and what was there before the plugin. May run on every server.
 */
export default async function crmReconcileHostFacts(container: MedusaContainer): Promise<void> {
  await reconcileCustomers(container)
  await reconcileHostFacts(container)
}

export const config = { name: "crm-reconcile-host-facts", schedule: "3-59/10 * * * *" }
