import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { changesBetween } from "../../../shared/history"
import { AmountInput } from "../../../shared/money"
import { amountColumns, updateRows } from "../../../shared/rows"
import { repaired } from "../acts/after-repair"
import { assertClaimable } from "../rules/claim-check"
import { assertCost } from "../rules/claim-costs"
import { ClaimStatus, OPEN_CLAIMS } from "../rules/claim-transitions"
import { assertRemedyCovered } from "../rules/remedy-scope"
import { readClaimed, readWarranty } from "./claimed-warranty"
import { enterDeductible } from "./deductible"
import { assertMove, assertNoRemedy, assertStatus, claimName, lockClaim } from "./lock-claim"
import { assertNoPartMoving } from "./parts"
import { enterState, recordClaim } from "./record-claim"
import { ClaimClock, ClaimRow, Remedy } from "./types"

/** How a claim is decided; a note is for the house. */
export type Deciding = { clock: ClaimClock; actor: Actor; note?: string | null }

/**
 * Says that it is to be made good; said twice it stays as it was.
 *
 * @param goodwill - whether it is, although nothing covers it; such costs were not provided for
 * @throws as `assertClaimable`, for its units may have been returned since
 */
export async function approveClaim(
  context: Context,
  id: string,
  { goodwill, estimate, clock, actor, note = null }: Deciding & { goodwill?: boolean; estimate?: AmountInput | null }
): Promise<boolean> {
  const claim = await lockClaim(context, id, true)
  if (claim.status === "approved") {
    return false
  }
  assertMove(claim, "approved")
  const is_goodwill = goodwill ?? claim.is_goodwill
  await assertStillClaimable(context, { ...claim, is_goodwill }, clock.today)
  await move(context, claim, "approved", clock, actor, note, {
    is_goodwill,
    provisioned: is_goodwill ? false : claim.provisioned,
    decision_note: note,
    ...(estimate === undefined ? {} : estimateColumns(estimate, claim)),
    ...stamps("approved", clock, actor),
    answered_at: claim.answered_at ?? clock.now,
  })
  return true
}

/** Says that it is not to be made good, and why; the customer is told. The same reason once more changes nothing. */
export async function rejectClaim(
  context: Context,
  id: string,
  reason: string,
  { clock, actor }: Deciding
): Promise<boolean> {
  const claim = await lockClaim(context, id)
  if (claim.status === "rejected" && claim.rejected_reason === reason) {
    return false
  }
  assertMove(claim, "rejected")
  await move(context, claim, "rejected", clock, actor, reason, {
    rejected_reason: reason,
    ...stamps("rejected", clock, actor),
    answered_at: claim.answered_at ?? clock.now,
  })
  return true
}

/** Looks at a rejected one again. @throws as `assertClaimable`, for its units may have been claimed since */
export async function reopenClaim(
  context: Context,
  id: string,
  { clock, actor, note = null }: Deciding
): Promise<void> {
  const claim = await lockClaim(context, id, true)
  assertMove(claim, "submitted")
  await assertStillClaimable(context, claim, clock.today)
  await move(context, claim, "submitted", clock, actor, note, {
    rejected_reason: null,
    rejected_at: null,
    rejected_by: null,
  })
}

/**
 * Gives it up; twice it stays as it was.
 *
 * @throws NOT_ALLOWED while the host carries a remedy out or stock is moved for it; to a customer once its repair has begun
 */
export async function cancelClaim(
  context: Context,
  id: string,
  { clock, actor, note = null }: Deciding
): Promise<boolean> {
  const claim = await lockClaim(context, id)
  if (claim.status === "canceled") {
    return false
  }
  assertMove(claim, "canceled")
  if (actor.actor_type === "customer" && claim.status === "in_repair") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${claimName(claim)} is in repair; ask the store to cancel it.`
    )
  }
  await assertNoPartMoving(context, claim)
  await move(context, claim, "canceled", clock, actor, note, stamps("canceled", clock, actor))
  return true
}

/** Begins its repair; begun twice it stays as it was. */
export async function startRepair(
  context: Context,
  id: string,
  { technician, clock, actor, note = null }: Deciding & { technician?: string | null }
): Promise<void> {
  const claim = await lockClaim(context, id)
  if (claim.status === "in_repair") {
    return
  }
  assertMove(claim, "in_repair")
  await move(context, claim, "in_repair", clock, actor, note, { technician: technician ?? claim.technician })
}

/** Says what is wrong with it. */
export async function diagnoseClaim(
  context: Context,
  id: string,
  { text, fault_code }: { text: string; fault_code?: string },
  { actor }: Pick<Deciding, "actor">
): Promise<void> {
  await editClaim(
    context,
    id,
    { diagnosis: text, ...(fault_code === undefined ? {} : { fault_code }) },
    actor,
    "diagnosed"
  )
}

export type ClaimChange = Partial<
  Pick<
    ClaimRow,
    "assignee_id" | "fault_code" | "description" | "diagnosis" | "due_date" | "estimated_hours" | "provisioned"
  >
> & {
  estimate?: AmountInput | null
}

/** Changes what is given of an open one. @throws NOT_ALLOWED where another claim for that fault of its serial number is open */
export async function editClaim(
  context: Context,
  id: string,
  { estimate, ...change }: ClaimChange,
  actor: Actor,
  act = "updated"
): Promise<void> {
  const claim = await lockClaim(context, id, true)
  assertStatus(claim, OPEN_CLAIMS, "it can be changed")
  const after = { ...change, ...(estimate === undefined ? {} : estimateColumns(estimate, claim)) }
  const changes = changesBetween<Record<string, unknown>>(
    { ...claim },
    { ...claim, ...after },
    Object.keys(after).filter((name) => !name.startsWith("raw_"))
  )
  if (!changes) {
    return
  }
  if (change.fault_code && change.fault_code !== claim.fault_code && claim.warranty_id && claim.serial) {
    await assertStillClaimable(context, { ...claim, fault_code: change.fault_code }, null)
  }
  await updateRows(context, "crm_warranty_claim", [{ id, ...after }])
  await recordClaim(context, id, act, actor, { changes, note: act === "diagnosed" ? (change.diagnosis ?? null) : null })
}

/** Says that it is made good; the claim was locked. What the customer pays of it is entered among its costs. */
export async function resolveClaim(
  context: Context,
  claim: ClaimRow,
  resolution: Partial<Pick<ClaimRow, "remedy" | "remedy_note" | "remedy_reference" | "remedy_reference_id">>,
  { clock, actor }: Deciding
): Promise<void> {
  await move(context, claim, "resolved", clock, actor, resolution.remedy_note ?? null, {
    ...resolution,
    remedy_state: "done",
    remedy_error: null,
    ...stamps("resolved", clock, actor),
  })
  await enterDeductible(context, claim, resolution.remedy ?? null, clock.today, actor)
}

/**
 * Makes it good by our own work, which may lengthen the cover, or by a word; the same once more changes nothing.
 *
 * @returns whether this call did it
 * @throws as `assertCovered`
 */
export async function resolveByHand(
  context: Context,
  id: string,
  remedy: "repair" | "advice",
  { goodwill = false, ...deciding }: Deciding & { goodwill?: boolean }
): Promise<boolean> {
  const found = await lockClaim(context, id, true)
  if (found.status === "resolved" && found.remedy === remedy) {
    return false
  }
  assertMove(found, "resolved")
  await assertNoPartMoving(context, found)
  const claim = goodwill ? await asGoodwill(context, found, deciding.actor) : found
  await assertCovered(context, claim, remedy)
  await resolveClaim(context, claim, { remedy, remedy_note: deciding.note ?? null }, deciding)
  // Goodwill, and what nothing covered, gives no right to more cover.
  if (remedy === "repair" && claim.warranty_id && claim.coverage?.is_covered && !claim.is_goodwill) {
    const { quantity, serial } = claim
    await repaired(
      context,
      claim.warranty_id,
      { claim_id: id, quantity, serial, day: deciding.clock.today },
      deciding.actor
    )
  }
  return true
}

/**
 * Refuses a remedy that would cost something for nothing: the terms do not cover it, its warranty was canceled since and it is no
 * goodwill, or its units are gone. A word is always free. The claim and its units were locked.
 *
 * @throws NOT_ALLOWED; as `assertClaimable`
 */
export async function assertCovered(context: Context, claim: ClaimRow, remedy: Remedy): Promise<void> {
  assertRemedyCovered(claim, remedy)
  if (remedy === "advice" || !claim.warranty_id) {
    return
  }
  const { status, number, title } = await readWarranty(context, claim.warranty_id)
  if (status === "canceled" && !claim.is_goodwill) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Warranty ${number} of ${title} was canceled; ${claimName(claim)} can be settled as goodwill only, or by advice.`
    )
  }
  await assertStillClaimable(context, claim, null)
}

/** Makes a claim one of goodwill: what it costs from now on was not provided for. */
export async function asGoodwill(context: Context, claim: ClaimRow, actor: Actor): Promise<ClaimRow> {
  if (claim.is_goodwill) {
    return claim
  }
  const after = { is_goodwill: true, provisioned: false }
  await updateRows(context, "crm_warranty_claim", [{ id: claim.id, ...after }])
  await recordClaim(context, claim.id, "updated", actor, { changes: { is_goodwill: [false, true] } })
  return { ...claim, ...after }
}

const stamps = (what: "approved" | "rejected" | "resolved" | "canceled", { now }: ClaimClock, actor: Actor) => ({
  [`${what}_at`]: now.toISOString(),
  [`${what}_by`]: actor.actor_id,
})

const estimateColumns = (estimate: AmountInput | null, { number, currency_code }: ClaimRow) =>
  amountColumns({
    estimate:
      estimate === null ? null : assertCost(estimate, currency_code, `The estimate of ${claimName({ number })}`),
  })

async function move(
  context: Context,
  claim: ClaimRow,
  status: ClaimStatus,
  clock: ClaimClock,
  actor: Actor,
  note: string | null,
  columns: Record<string, unknown>
): Promise<void> {
  await updateRows(context, "crm_warranty_claim", [{ id: claim.id, status, ...columns }])
  await enterState(context, claim.id, status, clock, actor)
  await recordClaim(context, claim.id, ACTS[status], actor, { changes: { status: [claim.status, status] }, note })
}

const ACTS: Record<ClaimStatus, string> = {
  submitted: "reopened",
  approved: "approved",
  in_repair: "repair_started",
  rejected: "rejected",
  resolved: "resolved",
  canceled: "canceled",
}

/**
 * Refuses what can be made good no more: units that came back, were replaced or are claimed by others since.
 *
 * @param today - null to ask about units and faults only: what covered it was said when it was submitted
 * @throws as `assertClaimable`
 */
export async function assertStillClaimable(context: Context, claim: ClaimRow, today: Day | null): Promise<void> {
  if (!claim.warranty_id) {
    return
  }
  const {
    warranty,
    coverage: now,
    others,
  } = await readClaimed(context, claim.warranty_id, today ?? claim.coverage!.day, claim.id)
  // What ended since was claimed in time; what was canceled since covers nothing any more.
  const isCanceled = now.reasons.some(({ code }) => code === "canceled")
  const coverage = isCanceled ? now : (claim.coverage ?? { is_covered: false, until: null, reasons: [] })
  // An entitlement handed to another customer goes on with the claims it had.
  const wish = { ...claim, customer_id: null, is_goodwill: claim.is_goodwill || today === null }
  assertClaimable(wish, warranty, coverage, others)
  assertNoRemedy(claim)
}
