import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { pickFields } from "../../../../shared/answer"
import { answerCreditNote } from "../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ credit_note: pickFields(await answerCreditNote(req, req.params.id), req.queryConfig.fields) })
}
