import { MedusaContainer } from "@medusajs/framework/types"

import { redecideHolds } from "../workflows/quote/credit/redecide-holds"

/** Releases quotes on hold whose customers owe less by now, or to whom another policy applies. May run on every server at once. */
export default async function crmCreditHolds(container: MedusaContainer): Promise<void> {
  await redecideHolds(container)
}

export const config = { name: "crm-credit-holds", schedule: "* * * * *" }
