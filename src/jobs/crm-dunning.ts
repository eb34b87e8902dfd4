import { MedusaContainer } from "@medusajs/framework/types"

import { runDunning } from "../workflows/dunning/run-daily"

/** Proposes and sends what policies leave to it, and sends what waits; by the store's clock. May run on every server at once. */
export default async function crmDunning(container: MedusaContainer): Promise<void> {
  await runDunning(container)
}

export const config = { name: "crm-dunning", schedule: "17 * * * *" }
