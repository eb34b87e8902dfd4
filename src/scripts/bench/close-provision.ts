import { ExecArgs } from "@medusajs/framework/types"

import { closeProvisionMonths } from "../../workflows/warranty/provision/close-months"

/** Closes the months of the warranty provision that are over, as the job does. */
export default async function closeProvision({ container }: ExecArgs): Promise<void> {
  await closeProvisionMonths(container)
}
