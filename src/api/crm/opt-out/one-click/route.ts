import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { outbox } from "../../../../workflows/outbox/send-message"
import { assertLive } from "../send-opt-out"
import { OneClickOptOut } from "../validators"

/** The same by a mail program's own button (RFC 8058), which opens no page. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const asked = OneClickOptOut.safeParse(req.query)
  assertLive(asked.success ? await outbox(req.scope).optOut(asked.data.token) : null)
  res.status(200).json({ unsubscribed: true })
}
