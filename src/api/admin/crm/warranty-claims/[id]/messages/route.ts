import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { messageClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { userName } from "../../../../../../workflows/warranty/claims/user-name"
import { actorOf } from "../../../../../shared"
import { loadClaim, messageAnswer } from "../../answer"
import { AdminMessageCrmWarrantyClaim } from "../../validators"

async function answerMessages(req: MedusaRequest): Promise<Record<string, unknown>> {
  const { id } = await loadClaim(req)
  const messages = await warranties(req.scope).claimMessages(id)
  return { messages: messages.map(messageAnswer), count: messages.length }
}

/** What the customer wrote and staff answered, oldest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json(await answerMessages(req))
}

/** Writes to the customer, by mail. */
export const POST = async (req: MedusaRequest<AdminMessageCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const actor = actorOf(req)
  const author_name = await userName(req.scope, actor)
  const { text, idempotency_key: request_key } = req.validatedBody
  await messageClaimWorkflow(req.scope).run({
    input: { id: req.params.id, author_type: "staff", text, author_name, request_key, actor },
  })
  res.json(await answerMessages(req))
}
