import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { CrmEvents } from "../../../shared/events"
import { announce } from "../../shared/announce"
import { receivableModule } from "../../receivable/receivable-module"
import { warranties } from "./claim-module"
import { settleDisputes } from "./disputes"
import { sendMissedClaimMails, tellClaim } from "./mail/claim-mails"
import { carryOut } from "./remedies/carry-out"
import { claimIsSettled } from "./settle-claim"

/**
 * Finishes what a crash left: remedies half way, and those whose units came back; disputes of claims that are decided; mails. Each of it
 * is safe to repeat, so that two servers may run it at once.
 *
 * @returns how many remedies it finished
 */
export async function reconcileClaims(container: MedusaContainer): Promise<number> {
  const finished = await finishRemedies(container)
  await endDisputes(container)
  for (const claim of await warranties(container).claimsToTell()) {
    await tellClaim(container, claim)
  }
  await sendMissedClaimMails(container)
  return finished
}

/** Goes on with remedies that nobody works on. @param only - of one order, such as the one whose return was received */
export async function finishRemedies(container: MedusaContainer, only?: { order_id: string }): Promise<number> {
  const left = await warranties(container).leftRemedies(only?.order_id ?? null)
  let finished = 0
  for (const { id, claim_id, actor_id, actor_type } of left) {
    const actor: Actor = { actor_id, actor_type: actor_type as Actor["actor_type"] }
    try {
      if (await carryOut(container, id, actor)) {
        finished++
        await announce(container, CrmEvents.WARRANTY_CLAIM_RESOLVED, [{ id: claim_id }])
        await claimIsSettled(container, claim_id, actor)
      }
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`The remedy of warranty claim ${claim_id} was not finished: ${(error as Error).message}`)
    }
  }
  return finished
}

async function endDisputes(container: MedusaContainer): Promise<void> {
  const open = await receivableModule(container).listCrmDisputes(
    { reference: "crm_warranty_claim", status: "open" },
    { select: ["id", "reference_id"], take: 500 }
  )
  const ids = [...new Set(open.flatMap(({ reference_id }) => reference_id ?? []))]
  for (const claim of await warranties(container).listClaims(ids)) {
    await settleDisputes(container, claim, SYSTEM_ACTOR)
  }
}
