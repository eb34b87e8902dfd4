import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { Actor } from "../../../shared/actor"
import { storeToday } from "../host/store-today"
import { paidAmong } from "../host/paid-invoices"

export type IssueInvoiceInput = { id: string; issue_date?: string; actor: Actor }

/**
 * Issues a draft and settles it at once with what was taken on its order before.
 *
 * An issued number cannot be given back, so there is nothing to undo here: what may still fail stands before this step.
 */
export const issueInvoiceStep = createStep("crm-issue-invoice", async ({ id, ...input }: IssueInvoiceInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const invoice = await receivable.issueInvoice(id, { ...input, today: await storeToday(container) })
  await receivable.settleFromAdvances(id)
  return new StepResponse({ id, order_id: invoice.order_id, paid: await paidAmong(container, [id]) })
})
