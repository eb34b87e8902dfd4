import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addDays } from "../../../shared/days"
import { insertRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { assertClaimable } from "../rules/claim-check"
import { nextNumbers } from "../sql/numbers"
import { lockSameUnits } from "./claimed-units"
import { FileInput, noteFile } from "./files"
import { enterState, recordClaim } from "./record-claim"
import { ClaimClock, ClaimInput } from "./types"
import { readClaimed, serialAsWritten } from "./claimed-warranty"

const HOUR = 3_600_000

/**
 * Submits a claim: checks it against the entitlement, whose row is held so that two cannot claim the same unit. The same `request_key` of
 * the same person answers the one that is there.
 *
 * @param files - those that were stored for it, noted with it
 * @returns its id, and whether this call made it
 * @throws as `assertClaimable`; INVALID_DATA without an entitlement where it is no goodwill
 */
export async function submitClaim(
  context: Context,
  input: ClaimInput,
  clock: ClaimClock,
  actor: Actor,
  files: Omit<FileInput, "claim_id">[] = []
): Promise<{ id: string; is_new: boolean }> {
  const known = await alreadySubmitted(context, input, actor)
  if (known) {
    return { id: known, is_new: false }
  }
  if (!input.warranty_id && !input.is_goodwill) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "A claim names the warranty it is made under; without one it can be taken up as goodwill only."
    )
  }
  const cover = input.warranty_id ? await judge(context, input.warranty_id, input, clock) : null
  const id = generateEntityId(undefined, "crmwc")
  const [number] = await nextNumbers(context, "WC", clock.today)
  await insertRows(context, "crm_warranty_claim", [
    {
      id,
      number,
      ...input,
      serial: cover?.serial ?? input.serial,
      warranty_number: cover?.number ?? null,
      status: "submitted",
      coverage: cover?.coverage ?? null,
      provisioned: !input.is_goodwill,
      answer_due_at: cover?.answer_hours
        ? new Date(clock.now.getTime() + cover.answer_hours * HOUR).toISOString()
        : null,
      due_date: cover?.cure_days ? addDays(clock.today, cover.cure_days) : null,
      submitted_at: clock.now.toISOString(),
      submitted_by: actor.actor_id,
    },
  ])
  await enterState(context, id, "submitted", clock, actor)
  await recordClaim(context, id, "submitted", actor, { note: input.description })
  for (const file of files) {
    await noteFile(context, { ...file, claim_id: id }, actor)
  }
  return { id, is_new: true }
}

async function judge(context: Context, warranty_id: string, input: ClaimInput, { today }: ClaimClock) {
  await lockSameUnits(context, warranty_id)
  const { warranty, coverage, cure_days, answer_hours, others } = await readClaimed(context, warranty_id, today)
  const serial = input.serial && (await serialAsWritten(context, warranty_id, input.serial))
  assertClaimable({ ...input, serial }, warranty, coverage, others)
  return { number: warranty.number, serial, cure_days, answer_hours, coverage }
}

async function alreadySubmitted(context: Context, { request_key }: ClaimInput, actor: Actor): Promise<string | null> {
  if (!request_key) {
    return null
  }
  const manager = managerOf(context)
  await manager.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
    `crm_warranty_claim:${actor.actor_id}:${request_key}`,
  ])
  const [row] = await manager.execute<{ id: string }[]>(
    "select id from crm_warranty_claim where submitted_by = ? and request_key = ?",
    [actor.actor_id, request_key]
  )
  return row?.id ?? null
}
