import { MedusaContainer } from "@medusajs/framework/types"

import { runMonthlyStatements } from "../workflows/receivable/statement/monthly-statements"

/** Plans and mails the statements of the month before in its first days, where the store or a customer's account wants them. May run on every server at once. */
export default async function crmStatements(container: MedusaContainer): Promise<void> {
  await runMonthlyStatements(container)
}

export const config = { name: "crm-statements", schedule: "37 7 * * *" }
