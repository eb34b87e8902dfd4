import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { deliveries } from "../../../../../../../workflows/delivery/delivery-module"
import { plainRow } from "../../../../../../shared/answer"
import { loadDeliveryOrder } from "../../../load-delivery"

const SHOWN = 200

/** Who promised what, told whom and decided which address, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadDeliveryOrder(req)
  const [history, count] = await deliveries(req.scope).listAndCountCrmDeliveryHistories(
    { reference: "order", reference_id: id },
    { order: { created_at: "DESC", id: "DESC" }, take: SHOWN }
  )
  res.json({ history: plainRow(history), count, offset: 0, limit: SHOWN })
}
