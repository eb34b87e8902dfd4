import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { assertExact } from "../../../shared/money"
import { readRows } from "../../../shared/rows"
import { labourCost } from "../rules/claim-costs"
import { enterCost, enterReversal, readCosts } from "./ledger"
import { assertStatus, claimName, lockClaim } from "./lock-claim"
import { unreceive } from "./recoveries"
import { CostInput, CostRow, LabourInput } from "./types"

/**
 * Enters a cost, or what lowers it, of any claim that was not given up. The same `request_key` answers the entry that is there.
 *
 * @throws INVALID_DATA for an amount that cannot be, or another currency than the claim's; NOT_ALLOWED for a canceled or rejected claim
 */
export async function addCost(
  context: Context,
  claim_id: string,
  input: CostInput,
  today: Day,
  actor: Actor
): Promise<CostRow> {
  const claim = await lockClaim(context, claim_id)
  return (await knownCost(context, claim_id, input.request_key)) ?? enterCost(context, claim, input, {}, today, actor)
}

/** Enters work at an hourly rate. @throws as `addCost`; INVALID_DATA where no rate is given or known; NOT_ALLOWED unless it is in repair */
export async function addLabour(
  context: Context,
  claim_id: string,
  { hours, rate, technician, ...input }: LabourInput,
  today: Day,
  actor: Actor
): Promise<CostRow> {
  const claim = await lockClaim(context, claim_id)
  const known = await knownCost(context, claim_id, input.request_key)
  if (known) {
    return known
  }
  assertStatus(claim, ["in_repair"], "work is logged")
  const who = technician ?? claim.technician
  const worth = rate ?? (await lastRate(context, claim.currency_code, who))
  if (worth === null) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Say the hourly rate: no earlier work${who ? ` of ${who}` : ""} in ${claim.currency_code.toUpperCase()} is known.`
    )
  }
  assertExact(hours, "The number of hours")
  const amount = labourCost(hours, worth, claim.currency_code)
  const origin = { source: "labour" as const, technician: who, quantity: hours, rate: worth }
  return enterCost(context, claim, { ...input, kind: "labour", amount }, origin, today, actor)
}

/**
 * Takes an entry back by one of the same amount below zero; reversed twice it answers the same. A supplier's money that did not come is
 * claimed again.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for a reversal
 */
export async function reverseCost(
  context: Context,
  claim_id: string,
  cost_id: string,
  note: string,
  today: Day,
  actor: Actor
): Promise<CostRow> {
  const claim = await lockClaim(context, claim_id)
  const costs = await readCosts(context, claim_id)
  const cost = costs.find(({ id }) => id === cost_id)
  if (!cost) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Cost ${cost_id} of ${claimName(claim)} was not found.`)
  }
  if (cost.reverses_id) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This entry of ${claimName(claim)} is a reversal; enter the cost again instead.`
    )
  }
  const known = costs.find(({ reverses_id }) => reverses_id === cost_id)
  if (known) {
    return known
  }
  if (cost.source === "recovery" && cost.source_id) {
    await unreceive(context, claim_id, cost.source_id, actor)
  }
  return enterReversal(context, claim, cost, note, today, actor)
}

async function knownCost(context: Context, claim_id: string, request_key?: string | null): Promise<CostRow | null> {
  const [row] = request_key
    ? await readRows<CostRow>(context, "select * from crm_warranty_cost where claim_id = ? and request_key = ?", [
        claim_id,
        request_key,
      ])
    : []
  return row ?? null
}

/** What an hour of somebody's work, or of anybody's, cost last in a currency. */
async function lastRate(context: Context, currency_code: string, technician: string | null): Promise<string | null> {
  const [row] = await readRows<{ last: string }>(
    context,
    `select rate::text as last from crm_warranty_cost where source = 'labour' and currency_code = ? and technician is not distinct from ?
      order by created_at desc limit 1`,
    [currency_code, technician]
  )
  return row?.last ?? null
}
