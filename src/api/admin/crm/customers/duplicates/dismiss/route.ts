import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { interactions } from "../../../../../../workflows/interaction/interaction-module"
import { actorOf } from "../../../../../shared"
import { AdminDismissCrmDuplicate } from "../../validators"

/** Says that customers who look like one are not, so that they are suggested no more; `undo` takes it back. */
export const POST = async (req: MedusaRequest<AdminDismissCrmDuplicate>, res: MedusaResponse): Promise<void> => {
  const { customer_ids, undo } = req.validatedBody
  await interactions(req.scope).tellApart(customer_ids, undo, actorOf(req))
  res.json({ customer_ids, dismissed: !undo })
}
