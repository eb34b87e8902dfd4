import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { deductibleOf } from "../rules/claim-deductible"
import { enterCost, readCosts } from "./ledger"
import { ClaimRow } from "./types"

/** Remedies that cost the house something; what is paid back is lowered by its amount, and advice is free. */
const CHARGED: readonly (string | null)[] = ["repair", "replace"]

/**
 * Enters what the customer pays of a claim that was just resolved, once: not where staff entered it before, or it is in another currency
 * than the claim's ledger.
 */
export async function enterDeductible(
  context: Context,
  claim: ClaimRow,
  remedy: string | null,
  today: Day,
  actor: Actor
): Promise<void> {
  const deductible = CHARGED.includes(remedy) ? deductibleOf(claim) : null
  if (!deductible || deductible.currency_code !== claim.currency_code) {
    return
  }
  const costs = await readCosts(context, claim.id)
  const reversed = new Set(costs.map(({ reverses_id }) => reverses_id))
  if (costs.some(({ id, kind, reverses_id }) => kind === "deductible" && !reverses_id && !reversed.has(id))) {
    return
  }
  // No key of its own: those are the callers', and the claim, which is held, is resolved once.
  const input = { kind: "deductible" as const, amount: deductible.amount }
  await enterCost(context, { ...claim, status: "resolved" }, input, { source: "remedy" }, today, actor)
}
