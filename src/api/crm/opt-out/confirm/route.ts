import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { outbox } from "../../../../workflows/outbox/send-message"
import { sendOptOut } from "../send-opt-out"
import { ReaderOptOut } from "../validators"

/** The reader wants no more offers; said again it is the same. */
export const POST = async (req: MedusaRequest<ReaderOptOut>, res: MedusaResponse): Promise<void> =>
  sendOptOut(req, res, await outbox(req.scope).optOut(req.validatedBody.token))
