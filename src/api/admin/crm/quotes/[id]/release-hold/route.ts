import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { releaseQuote } from "../../../../../../workflows/quote"
import { accessOf, actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminReleaseCrmQuote } from "../../validators"

/** Lets an accepted quote go on whatever its customer owes; a rep does not release their own sale. */
export const POST = async (req: MedusaRequest<AdminReleaseCrmQuote>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadQuote(req)
  const { can_money, can_approve } = accessOf(req)
  if (!can_money && !can_approve) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not release a quote on hold. Someone who may change the set-up can give you the right to money or to approve in Settings › CRM › Access."
    )
  }
  const { note } = req.validatedBody
  await releaseQuote(req.scope, { quote_id: id, note, by_hand: true, actor: actorOf(req) })
  res.json({ quote: await answerQuote(req) })
}
