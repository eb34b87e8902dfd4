import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { decideApprovalWorkflow } from "../../../../workflows/quote"
import { accessOf, actorOf } from "../../../shared"
import { answerQuote, loadQuote } from "./answer"

/** Decides a request for approval as the caller, who must be one of those it waits for. */
export async function decideApproval(
  req: MedusaRequest<{ note?: string }>,
  res: MedusaResponse,
  status: "approved" | "rejected"
): Promise<void> {
  await loadQuote(req)
  const { user_id, can_approve, can_setup, is_set_up } = accessOf(req)
  await decideApprovalWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      status,
      note: req.validatedBody.note ?? null,
      approver: { user_id, can_approve, may_approve_own: !is_set_up || can_setup },
      actor: actorOf(req),
    },
  })
  res.json({ quote: await answerQuote(req) })
}
