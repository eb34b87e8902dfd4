import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { insertRows } from "../../../shared/rows"
import { recordActs } from "../acts/record-act"
import { ClaimStatus } from "../rules/claim-transitions"
import { ClaimClock } from "./types"

/** Writes History of a claim, in the act's own transaction. */
export async function recordClaim(
  context: Context,
  reference_id: string,
  act: string,
  actor: Actor,
  { changes = null, note = null }: { changes?: Changes | null; note?: string | null } = {}
): Promise<void> {
  await recordActs(context, actor, [{ reference: "crm_warranty_claim", reference_id, act, changes, note }])
}

/** Notes that a claim came to a state, by whom and when. */
export async function enterState(
  context: Context,
  claim_id: string,
  state: ClaimStatus,
  { now }: ClaimClock,
  actor: Actor
): Promise<void> {
  await insertRows(context, "crm_warranty_claim_state", [
    {
      id: generateEntityId(undefined, "crmwcs"),
      claim_id,
      state,
      at: now.toISOString(),
      by: actor.actor_id,
      by_type: actor.actor_type,
    },
  ])
}
