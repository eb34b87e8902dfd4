import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { dunning } from "../../../../../../../workflows/dunning/dunning-module"
import { decideNoticeWorkflow } from "../../../../../../../workflows/dunning/decide-notice"
import { actorOf } from "../../../../../../shared"
import { loadNotice, noticeAnswer } from "../../../load"
import { AdminDecideCrmDunningNotice } from "../../../validators"

export const POST = async (req: MedusaRequest<AdminDecideCrmDunningNotice>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadNotice(req, req.params.notice_id, req.params.id)
  await decideNoticeWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ dunning_notice: noticeAnswer(await dunning(req.scope).notice(id)) })
}
