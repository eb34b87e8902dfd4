import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { insertRows, readRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { replaceSerial, unitsOf } from "../acts/units"
import { asGoodwill, assertCovered, resolveClaim } from "./decide-claim"
import { enterCost } from "./ledger"
import { assertMove, assertStatus, claimName, lockClaim } from "./lock-claim"
import { assertNoPartMoving } from "./parts"
import { recordClaim } from "./record-claim"
import { ClaimClock, ClaimRow, HostRemedy, RemedyMade, RemedyRow, RemedyStep, RemedyWish } from "./types"

/** For how long one caller may work on a remedy; who died with it keeps it so long. */
const HOLD_SECONDS = 120

/** The remedy of a claim that is under way or done; null where none was begun, or it failed. */
export async function remedyOf(context: Context, claim_id: string): Promise<RemedyRow | null> {
  const [row] = await readRows<RemedyRow>(
    context,
    "select * from crm_warranty_remedy where claim_id = ? and state <> 'failed' and deleted_at is null",
    [claim_id]
  )
  return row ?? null
}

/**
 * Notes a remedy before the host is asked for anything. One that is under way, or done, of the same kind is answered instead.
 *
 * @param goodwill - whether the claim is goodwill from now on
 * @throws NOT_ALLOWED unless the claim may be resolved, and its terms cover that; as `assertClaimable` where its units are gone since
 */
export async function beginRemedy(
  context: Context,
  claim_id: string,
  kind: HostRemedy,
  wish: RemedyWish,
  actor: Actor,
  goodwill = false
): Promise<{ remedy: RemedyRow; is_new: boolean }> {
  const claim = await lockClaim(context, claim_id, true)
  const known = await remedyOf(context, claim_id)
  if (known && known.kind === kind) {
    return { remedy: known, is_new: false }
  }
  assertMove(claim, "resolved")
  await assertNoPartMoving(context, claim)
  await assertCovered(context, goodwill ? await asGoodwill(context, claim, actor) : claim, kind)
  const [remedy] = await insertRows<RemedyRow>(context, "crm_warranty_remedy", [
    {
      id: generateEntityId(undefined, "crmwrm"),
      claim_id,
      kind,
      state: "started",
      wish,
      steps: [],
      made: {},
      ...actor,
    },
  ])
  await updateRows(context, "crm_warranty_claim", [
    { id: claim_id, remedy: kind, remedy_note: wish.note, remedy_state: "started", remedy_error: null },
  ])
  await recordClaim(context, claim_id, "remedy_started", actor, { changes: { remedy: [null, kind] }, note: wish.note })
  return { remedy, is_new: true }
}

/** Lets one caller at a time go on with a remedy. @returns null where it is done, or somebody else has it */
export async function holdRemedy(context: Context, id: string): Promise<RemedyRow | null> {
  const [held] = await managerOf(context).execute<{ id: string }[]>(
    `update crm_warranty_remedy set held_until = clock_timestamp() + make_interval(secs => ?), attempts = attempts + 1, updated_at = now()
      where id = ? and state in ('started', 'waiting') and (held_until is null or held_until < clock_timestamp()) returning id`,
    [HOLD_SECONDS, id]
  )
  if (!held) {
    return null
  }
  const [remedy] = await readRows<RemedyRow>(context, "select * from crm_warranty_remedy where id = ?", [id])
  return remedy
}

/** Lets others go on with it. @param error - what stopped this caller, where it may pass */
export async function freeRemedy(context: Context, id: string, error: string | null): Promise<void> {
  const [remedy] = await updateRows<RemedyRow>(context, "crm_warranty_remedy", [{ id, held_until: null, error }], {
    sql: "t.state in ('started', 'waiting')",
    params: [],
  })
  if (remedy) {
    await updateRows(context, "crm_warranty_claim", [{ id: remedy.claim_id, remedy_error: error }])
  }
}

/** Notes that a step is done, with what it made. */
export async function noteStep(context: Context, id: string, step: RemedyStep, made: RemedyMade = {}): Promise<void> {
  await managerOf(context).execute(
    `update crm_warranty_remedy set made = made || ?::jsonb, updated_at = now(),
        steps = case when steps @> ?::jsonb then steps else steps || ?::jsonb end
      where id = ?`,
    [JSON.stringify(made), JSON.stringify([{ step }]), JSON.stringify([{ step, at: new Date().toISOString() }]), id]
  )
}

/** Nothing can be done until the customer's units are back. */
export async function waitForReturn(context: Context, id: string, return_id: string): Promise<void> {
  const [remedy] = await updateRows<RemedyRow>(
    context,
    "crm_warranty_remedy",
    [{ id, state: "waiting", held_until: null, error: null }],
    { sql: "t.state in ('started', 'waiting')", params: [] }
  )
  if (remedy) {
    await updateRows(context, "crm_warranty_claim", [
      {
        id: remedy.claim_id,
        remedy_state: "waiting",
        remedy_error: null,
        remedy_reference: "return",
        remedy_reference_id: return_id,
      },
    ])
  }
}

/** The host refused it, and everything begun was taken back: the claim may be settled otherwise, or tried again. */
export async function failRemedy(context: Context, id: string, error: string, actor: Actor): Promise<void> {
  const [remedy] = await updateRows<RemedyRow>(
    context,
    "crm_warranty_remedy",
    [{ id, state: "failed", held_until: null, error }],
    { sql: "t.state in ('started', 'waiting')", params: [] }
  )
  if (!remedy) {
    return
  }
  await updateRows(context, "crm_warranty_claim", [
    {
      id: remedy.claim_id,
      remedy_state: "failed",
      remedy_error: error,
      remedy_reference: null,
      remedy_reference_id: null,
    },
  ])
  await recordClaim(context, remedy.claim_id, "remedy_failed", actor, { note: error })
}

export type FinishedRemedy = {
  remedy_reference: "order_claim" | "return" | "crm_credit_note"
  remedy_reference_id: string
  /** What the replacement costs the store, in the claim's currency; null where nobody knows. */
  replacement_cost?: AmountInput | null
}

/** The host has done it: the claim is resolved, once. @returns whether this call did it */
export async function finishRemedy(
  context: Context,
  id: string,
  { replacement_cost = null, ...reference }: FinishedRemedy,
  clock: ClaimClock,
  actor: Actor
): Promise<boolean> {
  const [found] = await readRows<RemedyRow>(context, "select * from crm_warranty_remedy where id = ?", [id])
  const claim = await lockClaim(context, found.claim_id, true)
  const [remedy] = await updateRows<RemedyRow>(
    context,
    "crm_warranty_remedy",
    [{ id, state: "done", held_until: null, error: null }],
    { sql: "t.state in ('started', 'waiting')", params: [] }
  )
  if (!remedy) {
    return false
  }
  assertStatus(claim, ["approved", "in_repair"], "it can be resolved")
  await resolveClaim(
    context,
    claim,
    { remedy: remedy.kind, remedy_note: remedy.wish.note, ...reference },
    { clock, actor }
  )
  if (remedy.kind === "replace") {
    await markReplaced(context, claim, actor)
    await enterReplacement(context, claim, remedy, replacement_cost, clock.today, actor)
  }
  return true
}

/** The faulty unit is covered no more: its replacement has cover of its own. */
async function markReplaced(context: Context, { id, warranty_id, serial }: ClaimRow, actor: Actor): Promise<void> {
  if (!warranty_id || !serial) {
    return
  }
  // What the host says of its claim may have been heard before.
  const units = await unitsOf(context, warranty_id)
  if (units.some((unit) => unit.serial === serial && unit.status === "active")) {
    await replaceSerial(context, warranty_id, { serial, claim_id: id }, actor)
  }
}

async function enterReplacement(
  context: Context,
  claim: ClaimRow,
  remedy: RemedyRow,
  amount: AmountInput | null,
  today: Day,
  actor: Actor
): Promise<void> {
  if (amount === null) {
    return
  }
  const origin = {
    source: "remedy" as const,
    source_id: remedy.id,
    variant_id: remedy.wish.variant_id,
    title: claim.title,
    quantity: remedy.wish.quantity,
  }
  await enterCost(context, { ...claim, status: "resolved" }, { kind: "replacement", amount }, origin, today, actor)
}

/** Remedies that nobody works on, although they are not done: what a crash left, and those that wait; or all of one order. */
export async function leftRemedies(context: Context, order_id: string | null, take = 100): Promise<RemedyRow[]> {
  return readRows(
    context,
    `select * from crm_warranty_remedy where state in ('started', 'waiting') and deleted_at is null
        and (held_until is null or held_until < clock_timestamp())
        and case when ?::text is null then updated_at < now() - interval '1 minute' else wish->>'order_id' = ? end
      order by created_at limit ?`,
    [order_id, order_id, take]
  )
}

/**
 * The remedy that may go on: one under way, or anew the last one that failed.
 *
 * @throws NOT_ALLOWED where there is none
 */
export async function resumableRemedy(context: Context, claim_id: string): Promise<string> {
  const claim = await lockClaim(context, claim_id, true)
  const known = await remedyOf(context, claim_id)
  if (known?.state === "done") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${claimName(claim)} is settled; there is nothing to resume.`)
  }
  if (known) {
    return known.id
  }
  const [failed] = await readRows<RemedyRow>(
    context,
    "select * from crm_warranty_remedy where claim_id = ? and state = 'failed' order by created_at desc, id desc limit 1",
    [claim_id]
  )
  if (!failed || claim.remedy_state !== "failed") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${claimName(claim)} has no remedy under way; resolve it instead.`
    )
  }
  const actor = { actor_id: failed.actor_id, actor_type: failed.actor_type as Actor["actor_type"] }
  return (await beginRemedy(context, claim_id, failed.kind, failed.wish, actor)).remedy.id
}
