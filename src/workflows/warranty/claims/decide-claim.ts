import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Actor } from "../../../shared/actor"
import { CrmEvents } from "../../../shared/events"
import { AmountInput } from "../../../shared/money"
import { claimClock, warranties } from "./claim-module"
import { afterwards, disputeClaimed, settleDisputes } from "./disputes"
import { tellClaim } from "./mail/claim-mails"

type Decision =
  | { verb: "approve"; goodwill?: boolean; estimate?: AmountInput | null }
  | { verb: "reject"; reason: string }
  | { verb: "reopen" | "cancel" }

export type DecideClaimInput = Decision & { id: string; note?: string | null; actor: Actor }

const EVENTS = {
  approve: CrmEvents.WARRANTY_CLAIM_APPROVED,
  reject: CrmEvents.WARRANTY_CLAIM_REJECTED,
  reopen: CrmEvents.WARRANTY_CLAIM_REOPENED,
  cancel: CrmEvents.WARRANTY_CLAIM_CANCELED,
}

const decideClaimStep = createStep("crm-decide-warranty-claim", async (input: DecideClaimInput, { container }) => {
  const { id, actor, note } = input
  const service = warranties(container)
  const deciding = { clock: await claimClock(container), actor, note: note ?? null }
  let is_new = true
  switch (input.verb) {
    case "approve":
      is_new = await service.approveClaim(id, { ...deciding, goodwill: input.goodwill, estimate: input.estimate })
      break
    case "reject":
      is_new = await service.rejectClaim(id, input.reason, deciding)
      break
    case "reopen":
      await service.reopenClaim(id, deciding)
      break
    case "cancel":
      is_new = await service.cancelClaim(id, deciding)
  }
  const claim = await service.claim(id)
  await afterwards(container, claim.number, () =>
    input.verb === "reopen" ? disputeClaimed(container, claim, actor) : settleDisputes(container, claim, actor)
  )
  return new StepResponse({ id, is_new })
})

/** Last of all: a mail cannot be called back. */
const tellDecidedStep = createStep("crm-tell-warranty-claim-decided", async ({ id }: { id: string }, { container }) => {
  const claim = await warranties(container).claim(id)
  await afterwards(container, claim.number, () => tellClaim(container, claim))
  return new StepResponse({ id })
})

/**
 * Decides a claim: approves it, also as goodwill, rejects it with a reason, looks at a rejected one again, or gives it up. Decided against
 * or given up, its disputes end. The customer is told what was decided.
 *
 * Emits `crm_warranty_claim.approved`, `.rejected`, `.reopened` or `.canceled` with `{ id }`; the same decision once more is none.
 *
 * @throws NOT_FOUND; NOT_ALLOWED where its status forbids it, or its units are gone
 */
export const decideClaimWorkflow = createWorkflow("crm-decide-warranty-claim", (input: DecideClaimInput) => {
  const decided = decideClaimStep(input)
  when("crm-warranty-claim-decided", { decided }, ({ decided }) => decided.is_new).then(() => {
    emitEventStep({
      eventName: transform({ input }, ({ input }) => EVENTS[input.verb]),
      data: transform({ decided }, ({ decided }) => ({ id: decided.id })),
    })
    tellDecidedStep(transform({ decided }, ({ decided }) => ({ id: decided.id })))
  })
  return new WorkflowResponse(decided)
})
