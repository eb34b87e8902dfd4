import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { readHostCustomer } from "../receivable/host/customer"
import { interactions } from "./interaction-module"

export type MergeCustomersInput = { into: string; customer_ids: string[]; actor: Actor }

const mergeCustomersStep = createStep(
  "crm-merge-customers",
  async ({ into, customer_ids, actor }: MergeCustomersInput, { container }) => {
    for (const id of [into, ...customer_ids]) {
      await readHostCustomer(container, id)
    }
    const service = interactions(container)
    const merged = await service.aliases(customer_ids)
    const fresh = customer_ids.filter((id) => !merged.some(({ customer_id }) => customer_id === id))
    const id = await service.mergeCustomers(into, customer_ids, actor)
    return new StepResponse({ id }, { fresh, actor })
  },
  async (done, { container }) => {
    for (const id of done?.fresh ?? []) {
      await interactions(container).unmergeCustomer(id, done!.actor)
    }
  }
)

/**
 * Makes customers one with another; documents stay whose they are.
 *
 * Emits `crm_customer.merged` with `{ id }` of the one who stays.
 *
 * @throws NOT_FOUND for a customer that is not there; NOT_ALLOWED for one who is merged into a third
 */
export const mergeCustomersWorkflow = createWorkflow("crm-merge-customers", (input: MergeCustomersInput) => {
  const merged = mergeCustomersStep(input)
  emitEventStep({ eventName: CrmEvents.CUSTOMERS_MERGED, data: { id: merged.id } })
  return new WorkflowResponse(merged)
})

export type UnmergeCustomerInput = { customer_id: string; actor: Actor }

const unmergeCustomerStep = createStep(
  "crm-unmerge-customer",
  async ({ customer_id, actor }: UnmergeCustomerInput, { container }) => {
    await readHostCustomer(container, customer_id)
    const from = await interactions(container).unmergeCustomer(customer_id, actor)
    return new StepResponse({ id: customer_id, from }, { from, customer_id, actor })
  },
  async (done, { container }) => {
    if (done?.from) {
      await interactions(container).mergeCustomers(done.from, [done.customer_id], done.actor)
    }
  }
)

/**
 * Takes a merge back.
 *
 * Emits `crm_customer.unmerged` with `{ id }` of the one who stands alone again.
 */
export const unmergeCustomerWorkflow = createWorkflow("crm-unmerge-customer", (input: UnmergeCustomerInput) => {
  const undone = unmergeCustomerStep(input)
  emitEventStep({ eventName: CrmEvents.CUSTOMER_UNMERGED, data: { id: undone.id } })
  return new WorkflowResponse(undone)
})
