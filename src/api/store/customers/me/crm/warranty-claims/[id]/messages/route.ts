import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { oneLine } from "../../../../../../../../shared/documents/printable"
import { messageClaimWorkflow } from "../../../../../../../../workflows/warranty/claims"
import { answerOwnClaim, openOwnClaim } from "../../../../../../shared/customer-claim"
import { customerActor } from "../../../../../../shared/customer-quote"
import { StoreMessageCrmWarrantyClaim } from "../../../../../../shared/validators"

/** What the customer has to say about their claim. */
export const POST = async (req: MedusaRequest<StoreMessageCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id, customer_name, email } = await openOwnClaim(req)
  const author_name = oneLine(customer_name ?? email ?? "") || null
  const { text, idempotency_key: request_key } = req.validatedBody
  await messageClaimWorkflow(req.scope).run({
    input: { id, author_type: "customer", text, author_name, request_key, actor: customerActor(req) },
  })
  res.json({ warranty_claim: await answerOwnClaim(req, id) })
}
