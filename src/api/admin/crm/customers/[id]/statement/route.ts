import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { staffStatement } from "../../../../../shared/statement"

/** What the customer's debtor owed, what moved it and what it owes, in one currency. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await readHostCustomer(req.scope, req.params.id)
  res.json({ statement: await staffStatement(req) })
}
