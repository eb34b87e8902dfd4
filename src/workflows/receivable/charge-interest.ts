import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { InterestQuestion } from "../../modules/receivable/acts/charge-interest"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { serverLocale, translator } from "../../shared/i18n"
import { planIssueMailStep } from "./mail/mail-on-issue"
import { companyToday, storeToday } from "./host/store-today"

export type ChargeInterestInput = InterestQuestion & { expected_total?: string; terms_days: number; actor: Actor }

const chargeInterestStep = createStep("crm-charge-interest", async (input: ChargeInterestInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const id = await receivable.chargeInterest({
    ...input,
    today: await storeToday(container),
    dayOf: (company_id) => companyToday(container, company_id),
    titleOf: ({ kind, number, from, until, rate }, locale) =>
      translator(serverLocale(locale))(`interest.${kind}`, { number, from, until, rate: rate ?? "" }),
  })
  return new StepResponse({ id })
})

/** Issues an invoice of interest and fees for paying late. Emits `crm_invoice.issued` `{ id }`. */
export const chargeInterestWorkflow = createWorkflow("crm-charge-interest", (input: ChargeInterestInput) => {
  const invoice = chargeInterestStep(input)
  planIssueMailStep({ reference: "crm_invoice" as const, id: invoice.id })
  emitEventStep({
    eventName: CrmEvents.INVOICE_ISSUED,
    data: transform({ invoice }, (data) => ({ id: data.invoice.id })),
  })
  return new WorkflowResponse(invoice)
})
