import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { storeToday } from "../../../../../../shared/documents"
import { customerWarranty, openOwnWarranty } from "../../../../../shared/customer-warranty"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ warranty: customerWarranty(await openOwnWarranty(req), await storeToday(req)) })
}
