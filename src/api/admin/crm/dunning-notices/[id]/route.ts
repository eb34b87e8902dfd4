import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { dunning } from "../../../../../workflows/dunning/dunning-module"
import { plainRow } from "../../../../shared/answer"
import { loadNotice, noticeAnswer } from "../../dunning-runs/load"

/** A notice with its History. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const notice = await loadNotice(req, req.params.id)
  const history = await dunning(req.scope).listCrmDunningHistories(
    { reference: "crm_dunning_notice", reference_id: notice.id },
    { order: { created_at: "DESC", id: "DESC" }, take: 200 }
  )
  res.json({ dunning_notice: { ...noticeAnswer(notice), history: plainRow<unknown[]>(history) } })
}
