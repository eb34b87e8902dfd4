import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { outbox } from "../../../../workflows/outbox/send-message"
import { sendOptOut } from "../send-opt-out"
import { ReaderOptOut } from "../validators"

/** Shows whom a link speaks of. */
export const POST = async (req: MedusaRequest<ReaderOptOut>, res: MedusaResponse): Promise<void> =>
  sendOptOut(req, res, await outbox(req.scope).contactOfOptOut(req.validatedBody.token))
