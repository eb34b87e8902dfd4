import { MedusaRequest } from "@medusajs/framework/http"

import { ApprovalReason } from "../../../../modules/quote/rules/approval"
import { Approver, mayDecide } from "../../../../modules/quote/rules/may-decide"
import { QuoteApprovalRow } from "../../../../modules/quote/types"
import { decidersOf } from "../../../../workflows/quote/approve-quote"
import { accessOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"

/** Reasons as a caller may read them: how thin a margin is shows only to those who see margins. */
export const reasonsForCaller = (req: MedusaRequest, reasons: readonly ApprovalReason[]): ApprovalReason[] =>
  reasons.map((reason) =>
    reason.kind === "margin" && !accessOf(req).can_see_margin ? { ...reason, value: null } : reason
  )

/** The caller as one who decides; until access is set up, and as who may set it up, on their own requests too. */
export const approverOf = (req: MedusaRequest): Approver => {
  const { user_id, can_approve, can_setup, is_set_up } = accessOf(req)
  return { user_id, can_approve, may_approve_own: !is_set_up || can_setup }
}

/** A request for approval as the API answers it. */
export const approvalAnswer = (req: MedusaRequest, approval: QuoteApprovalRow): Record<string, unknown> => ({
  ...plainRow<Record<string, unknown>>(approval),
  reasons: reasonsForCaller(req, approval.reasons as unknown as ApprovalReason[]),
})

/** The newest request, with whom it waits for and whether the caller may decide it. */
export async function latestApprovalAnswer(
  req: MedusaRequest,
  approval: QuoteApprovalRow
): Promise<Record<string, unknown>> {
  const deciders = { approver_ids: (await decidersOf(req.scope, approval)) as never }
  const may_decide = approval.status === "pending" && mayDecide(approverOf(req))({ ...approval, ...deciders })
  return { ...approvalAnswer(req, approval), ...deciders, may_decide }
}
