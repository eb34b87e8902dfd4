import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { MAX_MESSAGE } from "../../../../../workflows/interaction/inbound/read-mail"
import { receiveMail } from "../../../../../workflows/interaction/inbound/receive-mail"
import { accessOf, actorOf } from "../../../../shared"
import { sees } from "../../../../../workflows/interaction/log-interaction"
import { answerInteractions } from "../load"
import { readBody } from "./read-body"

/**
 * Takes a raw MIME message; whose it is and what it is about is found by address and number. `interaction` is null for a caller who may not
 * read it, and for a copy of own mail that is none.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const raw = await readBody(req, MAX_MESSAGE)
  if (!raw) {
    res.status(413).json({ type: "invalid_data", message: "The message has more than 25 MB; it was not kept." })
    return
  }
  const { id, is_new, left_out } = await receiveMail(req.scope, raw, actorOf(req))
  const [interaction] = await answerInteractions(req, id ? [id] : [])
  // Found to be about somebody else's document: it is kept, and theirs to read.
  const isVisible = interaction && sees(accessOf(req).owner_ids)(interaction.owner_id as string | null)
  res.json({ interaction: isVisible ? interaction : null, is_new, left_out })
}
