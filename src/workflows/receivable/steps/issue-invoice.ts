import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { Actor } from "../../../shared/actor"
import { assertReadyToIssue } from "../e-invoice/readiness"
import { freshParties } from "../host/fresh-parties"
import { storeToday } from "../host/store-today"
import { paidAmong } from "../host/paid-invoices"

export type IssueInvoiceInput = {
  id: string
  issue_date?: string
  actor: Actor
  /** The draft was made just now: nothing of it is read again. */
  fresh?: boolean
}

/** Both sides of a draft are as they stand when it is issued. */
async function refreshDraft(container: MedusaContainer, id: string, actor: Actor): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { status, order_id } = await receivable.retrieveCrmInvoice(id, { select: ["id", "status", "order_id"] })
  if (status !== "draft") {
    return
  }
  const parties = await freshParties(container, order_id)
  if (parties) {
    await receivable.refreshInvoiceDraft(id, parties, actor)
  }
}

/**
 * Issues a draft and settles it at once with what was taken on its order before.
 *
 * An issued number cannot be given back, so there is nothing to undo here: what may still fail stands before this step.
 */
export const issueInvoiceStep = createStep("crm-issue-invoice", async ({ id, fresh, ...input }: IssueInvoiceInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  if (!fresh) {
    await refreshDraft(container, id, input.actor)
  }
  await assertReadyToIssue(container, id)
  const { company_id } = await receivable.retrieveCrmInvoice(id, { select: ["id", "company_id"] })
  const { settings } = await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })
  const { company_currency } = settings
  const invoice = await receivable.issueInvoice(id, { ...input, company_currency, today: await storeToday(container) })
  await receivable.settleFromAdvances(id)
  return new StepResponse({ id, order_id: invoice.order_id, paid: await paidAmong(container, [id]) })
})
