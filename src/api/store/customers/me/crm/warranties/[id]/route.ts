import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { storeToday } from "../../../../../../shared/documents"
import { customerWarranties, openOwnWarranty } from "../../../../../shared/customer-warranty"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [warranty] = await customerWarranties(req, [await openOwnWarranty(req)], await storeToday(req))
  res.json({ warranty })
}
