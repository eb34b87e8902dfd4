import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/warranty-module"
import { sendWarrantyHistory } from "../../../warranties/history"

/** Who did what with a plan, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await warranties(req.scope).plan(req.params.id)
  await sendWarrantyHistory(req, res, "crm_warranty_plan", id)
}
