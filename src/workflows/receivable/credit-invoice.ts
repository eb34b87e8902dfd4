import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import type { CreditedPart } from "../../modules/receivable/rules/credit-amounts"
import type { CreditNoteInput } from "../../modules/receivable/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { planIssueMailStep } from "./mail/mail-on-issue"
import { companyToday } from "./host/store-today"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"

export type CreditInvoiceInput = {
  invoice_id: string
  /** Parts of the invoice's lines; everything that is not credited yet when left out. */
  items?: CreditedPart[]
  /** Tax included, instead of lines. */
  amount?: string
  issue_date?: string
  reason?: string
  reason_code?: CreditNoteInput["reason_code"]
  actor: Actor
}

const creditInvoiceStep = createStep("crm-credit-invoice", async (input: CreditInvoiceInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const invoice = await receivable.retrieveCrmInvoice(input.invoice_id, { select: ["id", "order_id", "company_id"] })
  const note = await receivable.createCreditNote({ ...input, today: await companyToday(container, invoice.company_id) })
  return new StepResponse({ id: note.id, order_id: invoice.order_id })
})

/** Takes an issued invoice back, wholly, by lines or by an amount, by a credit note of its own number. Emits `crm_credit_note.issued` `{ id }`. */
export const creditInvoiceWorkflow = createWorkflow("crm-credit-invoice", (input: CreditInvoiceInput) => {
  const note = creditInvoiceStep(input)
  planIssueMailStep({ reference: "crm_credit_note" as const, id: note.id })
  emitEventStep({ eventName: CrmEvents.CREDIT_NOTE_ISSUED, data: transform({ note }, (data) => ({ id: data.note.id })) })
  refreshOrderOfInvoiceStep(note)
  return new WorkflowResponse(note)
})
