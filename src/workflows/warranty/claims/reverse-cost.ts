import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { claimClock, warranties } from "./claim-module"
import { putPartBack } from "./use-part"

/**
 * Takes an entry of a claim's ledger back; a part goes back to its stock location first.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for a reversal, and while its part is being put back
 */
export async function reverseClaimCost(
  container: MedusaContainer,
  claim_id: string,
  cost_id: string,
  note: string,
  actor: Actor
): Promise<void> {
  const service = warranties(container)
  const { costs } = await service.claimCosts(claim_id)
  const cost = costs.find(({ id }) => id === cost_id)
  if (cost?.source === "part" && !costs.some(({ reverses_id }) => reverses_id === cost_id)) {
    if (!(await putPartBack(container, cost, note, actor))) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${cost.title ?? "The part"} is being put back by someone else, or a crash left that open; look at the claim's parts.`
      )
    }
    return
  }
  const { today } = await claimClock(container)
  await service.reverseCost(claim_id, cost_id, note, today, actor)
}
