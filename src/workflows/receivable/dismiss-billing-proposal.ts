import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"

export type DismissBillingProposalInput = { id: string; note?: string; actor: Actor }

const dismissBillingProposalStep = createStep(
  "crm-dismiss-billing-proposal",
  async ({ id, note, actor }: DismissBillingProposalInput, { container }) => {
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    await receivable.dismissBillingProposal(id, note ?? null, actor)
    const { order_id } = await receivable.retrieveCrmBillingProposal(id, { select: ["id", "order_id"] })
    return new StepResponse({ id, order_id })
  }
)

/** Leaves a difference between an order and its documents as it is; what changes later is compared with what stands then. */
export const dismissBillingProposalWorkflow = createWorkflow(
  "crm-dismiss-billing-proposal",
  (input: DismissBillingProposalInput) => {
    const dismissed = dismissBillingProposalStep(input)
    refreshOrderOfInvoiceStep(dismissed)
    return new WorkflowResponse(dismissed)
  }
)
