import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { mergeCustomersWorkflow } from "../../../../../../workflows/interaction/merge-customers"
import { actorOf } from "../../../../../shared"
import { customerAnswer } from "../../answer"
import { AdminMergeCrmCustomers } from "../../validators"

/** Makes customers one with this one; their documents stay theirs and are read as this one's. */
export const POST = async (req: MedusaRequest<AdminMergeCrmCustomers>, res: MedusaResponse): Promise<void> => {
  const { customer_ids } = req.validatedBody
  await mergeCustomersWorkflow(req.scope).run({ input: { into: req.params.id, customer_ids, actor: actorOf(req) } })
  res.json({ customer: await customerAnswer(req) })
}
