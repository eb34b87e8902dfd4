import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import type { InteractionInput } from "../../modules/interaction/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { readHostCustomer } from "../receivable/host/customer"
import { interactions } from "./interaction-module"
import { AskedReference, nameReferences } from "./name-references"

export type LogInteractionInput = Omit<InteractionInput, "references"> & {
  references?: AskedReference[]
  actor: Actor
  /** Users whose documents the caller sees; null means all. */
  owner_ids: string[] | null
}

/** Whether a caller who sees documents of these users sees one of that owner. */
export const sees =
  (owner_ids: string[] | null) =>
  (owner_id: string | null): boolean =>
    !owner_ids || !owner_id || owner_ids.includes(owner_id)

const logInteractionStep = createStep(
  "crm-log-interaction",
  async ({ actor, owner_ids, references: asked = [], ...input }: LogInteractionInput, { container }) => {
    const given = { customer_id: input.customer_id ?? null, isVisible: sees(owner_ids) }
    const { references, customer_id } = await nameReferences(container, asked, given)
    if (customer_id) {
      await readHostCustomer(container, customer_id)
    }
    const id = await interactions(container).logInteraction({ ...input, customer_id, references }, actor)
    return new StepResponse({ id }, id)
  },
  async (id, { container }) => {
    if (id) {
      await interactions(container).deleteCrmInteractionReferences({ interaction_id: id } as never)
      await interactions(container).deleteCrmInteractions(id)
    }
  }
)

/**
 * Notes what was said or done with a customer.
 *
 * Emits `crm_interaction.logged` with `{ id }`.
 *
 * @throws NOT_FOUND for a customer or record that is not there; NOT_ALLOWED for a record of another customer
 */
export const logInteractionWorkflow = createWorkflow("crm-log-interaction", (input: LogInteractionInput) => {
  const logged = logInteractionStep(input)
  emitEventStep({ eventName: CrmEvents.INTERACTION_LOGGED, data: { id: logged.id } })
  return new WorkflowResponse(logged)
})
