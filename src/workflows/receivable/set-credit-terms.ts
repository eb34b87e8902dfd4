import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { readHostCustomer } from "./host/customer"

export type SetCreditTermsInput = { customer_id: string; actor: Actor } & Record<string, unknown>

const setCreditTermsStep = createStep(
  "crm-set-credit-terms",
  async ({ actor, ...terms }: SetCreditTermsInput, { container }) => {
    await readHostCustomer(container, terms.customer_id)
    if (typeof terms.bill_to_customer_id === "string") {
      await readHostCustomer(container, terms.bill_to_customer_id)
    }
    const account = await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).setCreditTerms(terms, actor)
    return new StepResponse(account)
  }
)

/** Sets a customer's limit, terms, hold, and who pays for them. Emits `crm_customer.credit_terms_set` with `{ id }` of the customer. */
export const setCreditTermsWorkflow = createWorkflow("crm-set-credit-terms", (input: SetCreditTermsInput) => {
  const account = setCreditTermsStep(input)
  emitEventStep({ eventName: CrmEvents.CREDIT_TERMS_SET, data: { id: input.customer_id } })
  return new WorkflowResponse(account)
})
