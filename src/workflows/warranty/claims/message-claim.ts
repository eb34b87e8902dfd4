import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Actor } from "../../../shared/actor"
import { CrmEvents } from "../../../shared/events"
import { warranties } from "./claim-module"
import { afterwards } from "./disputes"
import { tellMessage } from "./mail/claim-mails"
import { ringForClaim } from "./mail/ring"

export type MessageClaimInput = {
  id: string
  author_type: "customer" | "staff"
  text: string
  author_name: string | null
  request_key?: string | null
  actor: Actor
}

const messageClaimStep = createStep(
  "crm-message-warranty-claim",
  async ({ id, author_type, actor, ...input }: MessageClaimInput, { container }) => {
    const { message, is_new } = await warranties(container).addClaimMessage(id, author_type, input, actor)
    return new StepResponse({ message, is_new })
  }
)

/** Last of all: a mail cannot be called back. */
const bringMessageStep = createStep("crm-bring-warranty-claim-message", async (input: { message_id: string }, { container }) => {
  const service = warranties(container)
  const message = await service.retrieveCrmWarrantyClaimMessage(input.message_id)
  const claim = await service.claim(message.claim_id)
  if (message.author_type === "staff") {
    await afterwards(container, claim.number, () => tellMessage(container, claim, message))
  } else {
    await ringForClaim(container, claim, message.text, message.id)
  }
  return new StepResponse(input)
})

/**
 * Keeps what the customer wrote about a claim, or what staff answered, which is mailed to the customer; the same once under its key.
 *
 * Emits `crm_warranty_claim.asked` with `{ id }` for a customer's, `crm_warranty_claim.answered` for staff's.
 *
 * @throws NOT_FOUND; NOT_ALLOWED where too many messages wait for an answer
 */
export const messageClaimWorkflow = createWorkflow("crm-message-warranty-claim", (input: MessageClaimInput) => {
  const made = messageClaimStep(input)
  when("crm-warranty-claim-asked", { input, made }, ({ input, made }) => made.is_new && input.author_type === "customer").then(() => {
    emitEventStep({ eventName: CrmEvents.WARRANTY_CLAIM_ASKED, data: { id: input.id } })
  })
  when("crm-warranty-claim-answered", { input, made }, ({ input, made }) => made.is_new && input.author_type === "staff").then(() => {
    emitEventStep({ eventName: CrmEvents.WARRANTY_CLAIM_ANSWERED, data: { id: input.id } }).config({ name: "crm-tell-warranty-claim-answered" })
  })
  when("crm-warranty-claim-message-is-new", { made }, ({ made }) => made.is_new).then(() => {
    bringMessageStep(transform({ made }, ({ made }) => ({ message_id: made.message.id })))
  })
  return new WorkflowResponse(transform({ made }, ({ made }) => made.message))
})
