import { MedusaContainer } from "@medusajs/framework/types"

import { goOnErasing } from "../workflows/interaction/erase-customer"

/** Goes on with erasures that were cut off, and erases documents that the law keeps no longer. May run on every server. */
export default async function crmErasures(container: MedusaContainer): Promise<void> {
  await goOnErasing(container)
}

export const config = { name: "crm-erasures", schedule: "23 * * * *" }
