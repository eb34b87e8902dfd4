import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Actor } from "../../../shared/actor"
import { CrmEvents } from "../../../shared/events"
import { FileToKeep, keepPrivateFiles } from "../../shared/private-file"
import { claimClock, warranties } from "./claim-module"
import { AskedLine, lookUpLine } from "./claimed-line"
import { afterwards, disputeClaimed } from "./disputes"
import { tellClaim } from "./mail/claim-mails"
import { ringForClaim } from "./mail/ring"

export type SubmitClaimInput = AskedLine & {
  quantity?: number
  serial?: string | null
  fault_code?: string
  description: string
  /** Whether it is taken up although nothing covers it. */
  goodwill?: boolean
  assignee_id?: string | null
  /** Photos and papers that come with it. */
  files?: FileToKeep[]
  /** The same one asked for twice by one caller is one. */
  idempotency_key?: string
  actor: Actor
}

const submitClaimStep = createStep("crm-submit-warranty-claim", async (input: SubmitClaimInput, { container }) => {
  const { actor } = input
  const line = await lookUpLine(container, input)
  const service = warranties(container)
  const source = actor.actor_type === "customer" ? ("customer" as const) : ("staff" as const)
  const asked = {
    ...line,
    source,
    serial: input.serial ?? null,
    quantity: input.quantity ?? 1,
    fault_code: input.fault_code ?? "defect",
    description: input.description,
    is_goodwill: input.goodwill ?? false,
    assignee_id: input.assignee_id ?? null,
    request_key: input.idempotency_key ?? null,
  }
  const clock = await claimClock(container)
  const made = await keepPrivateFiles(container, input.files ?? [], async (kept) => {
    const files = kept.map((file) => ({ ...file, for_customer: source === "customer" }))
    const noted = await service.submitClaim(asked, clock, actor, files)
    return { noted, took: noted.is_new }
  })
  const claim = await service.claim(made.id)
  await afterwards(container, claim.number, () => disputeClaimed(container, claim, actor))
  return new StepResponse(made)
})

/** Last of all: a mail cannot be called back. */
const tellSubmittedStep = createStep(
  "crm-tell-warranty-claim-submitted",
  async ({ id }: { id: string }, { container }) => {
    const claim = await warranties(container).claim(id)
    await afterwards(container, claim.number, () => tellClaim(container, claim))
    if (claim.source === "customer") {
      await ringForClaim(container, claim, claim.description, "submitted")
    }
    return new StepResponse({ id })
  }
)

/**
 * Submits a claim under a warranty, or as goodwill, with all its files or not at all: it is checked against the entitlement, what its line still asks for is marked as
 * disputed, and the customer is told that it came.
 *
 * Emits `crm_warranty_claim.submitted` with `{ id }`, once.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for what cannot be claimed, with the reason; INVALID_DATA
 */
export const submitClaimWorkflow = createWorkflow("crm-submit-warranty-claim", (input: SubmitClaimInput) => {
  const made = submitClaimStep(input)
  when("crm-warranty-claim-is-new", { made }, ({ made }) => made.is_new).then(() => {
    emitEventStep({
      eventName: CrmEvents.WARRANTY_CLAIM_SUBMITTED,
      data: transform({ made }, ({ made }) => ({ id: made.id })),
    })
    tellSubmittedStep(transform({ made }, ({ made }) => ({ id: made.id })))
  })
  return new WorkflowResponse(made)
})
