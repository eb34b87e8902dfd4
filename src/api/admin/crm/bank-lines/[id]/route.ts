import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { pickFields } from "../../../../shared/answer"
import { answerBankLine } from "../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ bank_line: pickFields(await answerBankLine(req), req.queryConfig.fields) })
}
