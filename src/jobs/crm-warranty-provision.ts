import { MedusaContainer } from "@medusajs/framework/types"

import { closeCoverMonths, closeProvisionMonths } from "../workflows/warranty/provision/close-months"

/** Closes months of the warranty provision and of sold cover that are over. May run on every server at once. */
export default async function crmWarrantyProvision(container: MedusaContainer): Promise<void> {
  await closeProvisionMonths(container)
  await closeCoverMonths(container)
}

export const config = { name: "crm-warranty-provision", schedule: "11 * * * *" }
