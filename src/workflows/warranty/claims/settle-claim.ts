import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Actor } from "../../../shared/actor"
import { CrmEvents } from "../../../shared/events"
import { claimClock, warranties } from "./claim-module"
import { afterwards, settleDisputes } from "./disputes"
import { tellClaim } from "./mail/claim-mails"
import { carryOut } from "./remedies/carry-out"
import { AskedRemedy, remedyWish } from "./remedies/wish"

type ByHand = { remedy: "repair" | "advice"; note?: string | null }

export type SettleClaimInput = {
  id: string
  /** Whether it is made good in this way although the terms do not cover that. */
  goodwill?: boolean
  actor: Actor
} & (ByHand | AskedRemedy)

const isByHand = (asked: ByHand | AskedRemedy): asked is ByHand => asked.remedy === "repair" || asked.remedy === "advice"

const settleClaimStep = createStep("crm-settle-warranty-claim", async (input: SettleClaimInput, { container }) => {
  const { id, actor } = input
  const service = warranties(container)
  let is_new: boolean
  if (isByHand(input)) {
    const deciding = { clock: await claimClock(container), actor, note: input.note ?? null }
    is_new = await service.resolveByHand(id, input.remedy, { ...deciding, goodwill: input.goodwill })
  } else {
    const claim = await service.claim(id)
    // What is asked is looked at once: whoever asks again gets the remedy that is under way.
    const known = await service.remedyOf(id)
    const wish = known?.wish ?? (await remedyWish(container, claim, input))
    const { remedy } = await service.beginRemedy(id, input.remedy, wish, actor, input.goodwill)
    is_new = await carryOut(container, remedy.id, actor)
  }
  return new StepResponse({ id, is_new })
})

const resumeClaimStep = createStep("crm-resume-warranty-claim", async ({ id, actor }: { id: string; actor: Actor }, { container }) => {
  const remedy_id = await warranties(container).resumableRemedy(id)
  return new StepResponse({ id, is_new: await carryOut(container, remedy_id, actor, true) })
})

/** The claim is resolved: its disputes end, and last of all the customer is told. */
export async function claimIsSettled(container: MedusaContainer, id: string, actor: Actor): Promise<void> {
  const claim = await warranties(container).claim(id)
  await afterwards(container, claim.number, () => settleDisputes(container, claim, actor))
  await afterwards(container, claim.number, () => tellClaim(container, claim))
}

const tellSettledStep = createStep("crm-tell-warranty-claim-settled", async (input: { id: string; actor: Actor }, { container }) => {
  await claimIsSettled(container, input.id, input.actor)
  return new StepResponse({ id: input.id })
})

/**
 * Makes a claim good: by our own repair or advice, or by the host's own documents, which send another unit or take it back. How far those
 * have come is kept, so that a crash is made up for.
 *
 * Emits `crm_warranty_claim.resolved` with `{ id }`, once.
 *
 * @throws NOT_FOUND; NOT_ALLOWED where its status forbids it, or the order has another open change; INVALID_DATA
 */
export const settleClaimWorkflow = createWorkflow("crm-settle-warranty-claim", (input: SettleClaimInput) => {
  const settled = settleClaimStep(input)
  when("crm-warranty-claim-settled", { settled }, ({ settled }) => settled.is_new).then(() => {
    emitEventStep({ eventName: CrmEvents.WARRANTY_CLAIM_RESOLVED, data: transform({ settled }, ({ settled }) => ({ id: settled.id })) })
    tellSettledStep(transform({ input }, ({ input }) => ({ id: input.id, actor: input.actor })))
  })
  return new WorkflowResponse(settled)
})

/**
 * Goes on with a remedy that stopped, or that waited for units to come back: where some of them came, it is settled for those.
 *
 * @throws NOT_ALLOWED where there is none
 */
export const resumeClaimWorkflow = createWorkflow("crm-resume-warranty-claim", (input: { id: string; actor: Actor }) => {
  const settled = resumeClaimStep(input)
  when("crm-warranty-claim-resumed", { settled }, ({ settled }) => settled.is_new).then(() => {
    emitEventStep({ eventName: CrmEvents.WARRANTY_CLAIM_RESOLVED, data: transform({ settled }, ({ settled }) => ({ id: settled.id })) })
    tellSettledStep(transform({ input }, ({ input }) => ({ id: input.id, actor: input.actor })))
  })
  return new WorkflowResponse(settled)
})
