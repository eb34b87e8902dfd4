import { MedusaContainer } from "@medusajs/framework/types"

import { reconcileDeliveries } from "../workflows/delivery/reconcile-deliveries"

/** Tells customers of delivery dates that changed, and finds what an event missed or a crash left. May run on every server. */
export default async function crmDeliveries(container: MedusaContainer): Promise<void> {
  await reconcileDeliveries(container)
}

export const config = { name: "crm-deliveries", schedule: "6-59/10 * * * *" }
