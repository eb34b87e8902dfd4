import { MedusaContainer } from "@medusajs/framework/types"

import { emptyTray } from "../workflows/interaction/inbound/receive-mail"

/** Throws away mail that nobody said whose it is for 30 days. */
export default async function crmEmptyTray(container: MedusaContainer): Promise<void> {
  await emptyTray(container)
}

export const config = { name: "crm-empty-tray", schedule: "41 3 * * *" }
