import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { decideApprovalWorkflow } from "../../../../workflows/quote"
import { actorOf } from "../../../shared"
import { answerQuote, loadQuote } from "./answer"
import { approverOf } from "./reasons-answer"

/** Decides a request for approval as the caller, who must be one of those it waits for. */
export async function decideApproval(
  req: MedusaRequest<{ note?: string }>,
  res: MedusaResponse,
  status: "approved" | "rejected"
): Promise<void> {
  await loadQuote(req)
  await decideApprovalWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      status,
      note: req.validatedBody.note ?? null,
      approver: approverOf(req),
      actor: actorOf(req),
    },
  })
  res.json({ quote: await answerQuote(req) })
}
