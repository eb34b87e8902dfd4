import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../../shared"
import { quoteService } from "../../quotes/answer"

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await quoteService(req).removeTarget(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_sales_target", deleted: true })
}
