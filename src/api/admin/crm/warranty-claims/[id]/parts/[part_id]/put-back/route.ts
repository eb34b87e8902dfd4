import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { returnPart } from "../../../../../../../../workflows/warranty/claims/use-part"
import { actorOf } from "../../../../../../../shared"
import { answerClaim } from "../../../../answer"
import { AdminNoteCrmWarrantyClaim } from "../../../../validators"

/** Puts a part back into stock; its cost is reversed, where it cost something. */
export const POST = async (req: MedusaRequest<AdminNoteCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id, part_id } = req.params
  await returnPart(req.scope, { claim_id: id, part_id, note: req.validatedBody.note ?? null, actor: actorOf(req) })
  res.json({ warranty_claim: await answerClaim(req) })
}
