import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { readStatement } from "../../../../../../workflows/receivable/statement/read-statement"
import { statementRange } from "../../../../../shared/statement"
import { ownDebtor } from "../../../../shared/own-customers"

/** The statement of the customer who is logged in; who buys for a company sees that company's. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const statement = await readStatement(req.scope, await ownDebtor(req), statementRange(req))
  res.json({
    statement: { ...statement, open_items: statement.open_items.map(({ owner_id: _owner, ...item }) => item) },
  })
}
