import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { assertOpen } from "../../modules/receivable/acts/billing-proposal"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import type { BillingGapLine } from "../../modules/receivable/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { refreshReceivableOrder } from "./host/refresh-order"
import { companyToday } from "./host/store-today"
import { invoiceOrderWorkflow } from "./invoice-order"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"
import { tellHostStep } from "./steps/tell-host"

export type ApplyBillingProposalInput = {
  id: string
  /** Of the proposal as the caller saw it; another one is refused. */
  fingerprint?: string
  issue_date?: string
  actor: Actor
}

type Applied = { order_id: string; credit_notes: { id: string }[] }

const applyBillingProposalStep = createStep(
  "crm-apply-billing-proposal",
  async (input: ApplyBillingProposalInput, { container }) => {
    return new StepResponse(await applyProposal(container, input))
  }
)

async function applyProposal(container: MedusaContainer, input: ApplyBillingProposalInput): Promise<Applied> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { order_id } = await receivable.retrieveCrmBillingProposal(input.id, { select: ["id", "order_id"] })
  // The order may have changed since; what is made is what it lacks now.
  await refreshReceivableOrder(container, order_id)
  const proposal = await receivable.retrieveCrmBillingProposal(input.id)
  if (proposal.state === "done") {
    return { order_id, credit_notes: [] }
  }
  assertOpen(proposal)
  if (input.fingerprint && input.fingerprint !== proposal.fingerprint) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The proposal of order #${proposal.order_display_id} has changed since you looked at it; look at it again.`
    )
  }
  if (proposal.kind === "invoice") {
    await supplement(container, order_id, input)
    return { order_id, credit_notes: [] }
  }
  const [line] = proposal.lines as unknown as BillingGapLine[]
  const { company_id } = await receivable.retrieveCrmInvoice(line.invoice_id!, { select: ["id", "company_id"] })
  const today = await companyToday(container, company_id)
  const { issue_date, actor } = input
  const documents = await receivable.creditByProposal(input.id, { issue_date, today, actor })
  return { order_id, credit_notes: documents.map(({ id }) => ({ id })) }
}

async function supplement(
  container: MedusaContainer,
  order_id: string,
  { id, issue_date, actor }: ApplyBillingProposalInput
): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { result } = await invoiceOrderWorkflow(container).run({
    input: { order_id, supplement: true, issue: true, issue_date, actor },
  })
  const { number } = await receivable.retrieveCrmInvoice(result.id, { select: ["id", "number"] })
  await receivable.finishBillingProposal(id, [{ reference: "crm_invoice", id: result.id, number }], actor)
}

/**
 * Makes and issues what a proposal is of: credit notes, all or none, or a supplementary invoice. A second call answers the first
 * one's result.
 *
 * Emits `crm_credit_note.issued` `{ id }` for each, or what `invoiceOrderWorkflow` emits.
 *
 * @throws NOT_FOUND; NOT_ALLOWED when it is dismissed, closed or not the one that the caller saw
 */
export const applyBillingProposalWorkflow = createWorkflow(
  "crm-apply-billing-proposal",
  (input: ApplyBillingProposalInput) => {
    const applied = applyBillingProposalStep(input)
    emitEventStep({ eventName: CrmEvents.CREDIT_NOTE_ISSUED, data: transform({ applied }, (data) => data.applied.credit_notes) })
    refreshOrderOfInvoiceStep(transform({ applied }, (data) => ({ order_id: data.applied.order_id })))
    tellHostStep(transform({ applied }, (data) => ({ order_ids: [data.applied.order_id] })))
    return new WorkflowResponse(applied)
  }
)
