import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { pickFields } from "../../../../shared/answer"
import { answerReceipt } from "../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ receipt: pickFields(await answerReceipt(req, req.params.id), req.queryConfig.fields) })
}
