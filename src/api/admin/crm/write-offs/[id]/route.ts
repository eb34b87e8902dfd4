import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reverseWriteOffWorkflow } from "../../../../../workflows/receivable"
import { actorOf } from "../../../../shared"
import { pickFields } from "../../../../shared/answer"
import { loadWriteOff, writeOffAnswerOf } from "../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ write_off: pickFields(writeOffAnswerOf(await loadWriteOff(req)), req.queryConfig.fields) })
}

/** Undoes it: the invoice asks for the amount again. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadWriteOff(req)
  await reverseWriteOffWorkflow(req.scope).run({ input: { id, actor: actorOf(req) } })
  res.json({ id, object: "crm_write_off", deleted: true, write_off: writeOffAnswerOf(await loadWriteOff(req, id)) })
}
