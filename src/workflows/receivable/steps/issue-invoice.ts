import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { IssueInput } from "../../../modules/receivable/types"
import { Actor } from "../../../shared/actor"
import { storeToday } from "../../../shared/days"
import { assertReadyToIssue } from "../e-invoice/readiness"
import { freshParties } from "../host/fresh-parties"
import { findHostOrder } from "../host/host-order"
import { billableOrder } from "../host/replacements"
import { tellHostAll } from "../host/tell-host"
import { paidAmong } from "../host/paid-invoices"
import { assertInvoiceable, assertStillOrdered } from "../rules/still-ordered"

export type IssueInvoiceInput = {
  id: string
  issue_date?: string
  actor: Actor
  /** The draft was made just now: nothing of it is read again. */
  fresh?: boolean
}

/**
 * Both sides of a draft are as they stand when it is issued, and the order still has what it asks for.
 *
 * @returns what is asked of the order's documents as it is issued
 */
async function refreshDraft(container: MedusaContainer, id: string, actor: Actor): Promise<IssueInput["check"]> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { status, order_id } = await receivable.retrieveCrmInvoice(id, { select: ["id", "status", "order_id"] })
  const order = status === "draft" && order_id ? await findHostOrder(container, order_id) : null
  if (!order) {
    return undefined
  }
  assertInvoiceable(order)
  await receivable.refreshInvoiceDraft(id, await freshParties(container, order), actor)
  const billable = await billableOrder(container, order)
  return (billing) => assertStillOrdered(billable, billing, id)
}

/**
 * Issues a draft and settles it at once with what was taken on its order before.
 *
 * An issued number cannot be given back, so there is nothing to undo here: what may still fail stands before this step.
 */
export const issueInvoiceStep = createStep("crm-issue-invoice", async ({ id, fresh, ...input }: IssueInvoiceInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const check = fresh ? undefined : await refreshDraft(container, id, input.actor)
  await assertReadyToIssue(container, id)
  const { company_id } = await receivable.retrieveCrmInvoice(id, { select: ["id", "company_id"] })
  const { settings } = await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })
  const { company_currency, revenue_on } = settings
  const today = storeToday(settings.timezone)
  const invoice = await receivable.issueInvoice(id, { ...input, check, company_currency, revenue_on, today })
  await receivable.settleFromAdvances(id)
  if (settings.use_customer_credit) {
    const used = await receivable.applyCustomerCredit(id, { actor: input.actor, must: false, today })
    await tellHostAll(container, used.length && invoice.order_id ? [invoice.order_id] : [])
  }
  return new StepResponse({ id, order_id: invoice.order_id, paid: await paidAmong(container, [id]) })
})
