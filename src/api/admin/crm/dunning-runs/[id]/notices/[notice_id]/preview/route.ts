import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { noticePreview } from "../../../../../../../../workflows/dunning/notice-content"
import { loadNotice } from "../../../../load"

/** The message as it would leave now; its links open nothing. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const notice = await loadNotice(req, req.params.notice_id, req.params.id)
  res.json({ to: notice.recipient, channel: notice.channel, ...(await noticePreview(req.scope, notice)) })
}
