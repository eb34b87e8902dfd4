import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { QuoteApprovalRow } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { quoteModule } from "./steps/quote-module"

export type SubmitQuoteWorkflowInput = { id: string; note?: string | null; actor: Actor }

const submitQuoteStep = createStep(
  "crm-submit-quote",
  async ({ id, note, actor }: SubmitQuoteWorkflowInput, { container }) => {
    return new StepResponse(await quoteModule(container).submitQuote(id, note ?? null, actor))
  }
)

/** Asks for approval of a draft. Emits `crm_quote.submitted` with `{ id }` the first time. */
export const submitQuoteWorkflow = createWorkflow("crm-submit-quote", (input: SubmitQuoteWorkflowInput) => {
  const result = submitQuoteStep(input)
  when("crm-quote-submitted", { result }, ({ result }) => result.submitted).then(() => {
    emitEventStep({ eventName: CrmEvents.QUOTE_SUBMITTED, data: { id: input.id } })
  })
  return new WorkflowResponse(transform({ result }, ({ result }) => ({ quote_id: result.quote.id })))
})

/** What the one who decides may decide about. */
export type Approver = {
  user_id: string | null
  /** Whether they have the right to approve. */
  can_approve: boolean
  /** Whether they may approve what they asked for themselves. */
  may_approve_own: boolean
}
export type DecideApprovalWorkflowInput = {
  id: string
  status: "approved" | "rejected"
  note?: string | null
  approver: Approver
  actor: Actor
}

/** Named approvers decide, else everyone with the right; nobody decides on their own request unless they may. */
export const mayDecide =
  ({ user_id, can_approve, may_approve_own }: Approver) =>
  ({ approver_ids, requested_by }: Pick<QuoteApprovalRow, "approver_ids" | "requested_by">): boolean => {
    const named = approver_ids as unknown as string[] | null
    const entitled = named ? user_id !== null && named.includes(user_id) : can_approve
    return entitled && (may_approve_own || requested_by !== user_id)
  }

const decideApprovalStep = createStep(
  "crm-decide-approval",
  async ({ id, status, note, approver, actor }: DecideApprovalWorkflowInput, { container }) => {
    const decision = { status, note: note ?? null, mayDecide: mayDecide(approver) }
    const quote = await quoteModule(container).decideApproval(id, decision, actor)
    return new StepResponse({ quote_id: quote.id })
  }
)

/** Approves or rejects a draft that waits for it. Emits `crm_quote.approved` or `crm_quote.rejected` with `{ id }`. */
export const decideApprovalWorkflow = createWorkflow(
  "crm-decide-quote-approval",
  (input: DecideApprovalWorkflowInput) => {
    const decided = decideApprovalStep(input)
    const eventName = transform({ input }, ({ input }) =>
      input.status === "approved" ? CrmEvents.QUOTE_APPROVED : CrmEvents.QUOTE_REJECTED
    )
    emitEventStep({ eventName, data: { id: input.id } })
    return new WorkflowResponse(decided)
  }
)
