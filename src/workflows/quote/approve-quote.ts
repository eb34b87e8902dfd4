import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Approver, mayDecide } from "../../modules/quote/rules/may-decide"
import { QuoteApprovalRow } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { creditApprovals } from "./credit/before-acceptance"
import { quoteModule } from "./steps/quote-module"

export type SubmitQuoteWorkflowInput = { id: string; note?: string | null; actor: Actor }

const submitQuoteStep = createStep(
  "crm-submit-quote",
  async ({ id, note, actor }: SubmitQuoteWorkflowInput, { container }) => {
    const quotes = quoteModule(container)
    const credit = await creditApprovals(container, await quotes.getQuote(id))
    return new StepResponse(await quotes.submitQuote(id, { note: note ?? null, credit }, actor))
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

export type DecideApprovalWorkflowInput = {
  id: string
  status: "approved" | "rejected"
  note?: string | null
  approver: Approver
  actor: Actor
}

/**
 * Who decides a request: those it names who are still there; null is everyone with the right to approve, so that no request waits
 * for someone whose user was deleted.
 */
export async function decidersOf(
  container: MedusaContainer,
  { approver_ids }: Pick<QuoteApprovalRow, "approver_ids">
): Promise<string[] | null> {
  const named = approver_ids as unknown as string[] | null
  const users = named
    ? await container.resolve(Modules.USER).listUsers({ id: named }, { select: ["id"], take: named.length })
    : []
  return users.length ? users.map(({ id }) => id) : null
}

const decideApprovalStep = createStep(
  "crm-decide-approval",
  async ({ id, status, note, approver, actor }: DecideApprovalWorkflowInput, { container }) => {
    const { latest } = await quoteModule(container).approvalOf(await quoteModule(container).getQuote(id))
    const deciders = latest && (await decidersOf(container, latest))
    const decision = {
      status,
      note: note ?? null,
      mayDecide: (approval: QuoteApprovalRow) =>
        // Asked anew meanwhile, of others perhaps: then by the names it has.
        mayDecide(approver)(approval.id === latest?.id ? { ...approval, approver_ids: deciders as never } : approval),
    }
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
