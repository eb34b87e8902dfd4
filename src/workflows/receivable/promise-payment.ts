import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import type { PromiseInput } from "../../modules/receivable/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { debtorGroup } from "../interaction/customer-group"
import { readHostCustomer } from "./host/customer"
import { storeToday } from "./host/store-today"
import { customerName } from "./rules/customer-name"

const promisePaymentStep = createStep("crm-promise-payment", async (input: PromiseInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { promise_grace_days } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const named = input.customer_id
    ? { customer_name: customerName(await readHostCustomer(container, input.customer_id)) }
    : {}
  const debtor = input.customer_id && !input.invoice_id ? await debtorGroup(container, input.customer_id) : undefined
  const today = await storeToday(container)
  const { id } = await receivable.promisePayment({ ...input, ...named, debtor, grace_days: promise_grace_days, today })
  return new StepResponse({ id })
})

/** Notes what a debtor promised to pay by a day. Emits `crm_promise.made` `{ id }`. */
export const promisePaymentWorkflow = createWorkflow("crm-promise-payment", (input: PromiseInput) => {
  const promise = promisePaymentStep(input)
  emitEventStep({
    eventName: CrmEvents.PROMISE_MADE,
    data: transform({ promise }, (data) => ({ id: data.promise.id })),
  })
  return new WorkflowResponse(promise)
})

export type CancelPromiseInput = { id: string; note?: string; actor: Actor }

const cancelPromiseStep = createStep(
  "crm-cancel-promise",
  async ({ id, note, actor }: CancelPromiseInput, { container }) => {
    await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).cancelPromise(id, note ?? null, actor)
    return new StepResponse({ id })
  }
)

/** Takes a promise back; it stays in lists and in History. */
export const cancelPromiseWorkflow = createWorkflow("crm-cancel-promise", (input: CancelPromiseInput) => {
  return new WorkflowResponse(cancelPromiseStep(input))
})
