import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { customerOf } from "../../../../../shared/customer"
import { staffStatement } from "../../../../../shared/statement"

/** What the customer's debtor owed, what moved it and what it owes, in one currency. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await customerOf(req)
  res.json({ statement: await staffStatement(req) })
}
