import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { unmergeCustomerWorkflow } from "../../../../../../workflows/interaction/merge-customers"
import { actorOf } from "../../../../../shared"
import { customerAnswer } from "../../answer"

/** Takes the merge of this customer back; who was merged into them before stays so. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await unmergeCustomerWorkflow(req.scope).run({ input: { customer_id: req.params.id, actor: actorOf(req) } })
  res.json({ customer: await customerAnswer(req) })
}
