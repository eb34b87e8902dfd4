import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { CrmEvents } from "../../../shared/events"
import { announce } from "../../shared/announce"
import { receivableModule } from "../../receivable/receivable-module"
import { warranties } from "./claim-module"
import { afterwards, ClaimDispute, disputeClaimed, settleDisputes, unitsDisputed } from "./disputes"
import { sendMissedClaimMails, tellClaim } from "./mail/claim-mails"
import { carryOut } from "./remedies/carry-out"
import { claimIsSettled } from "./settle-claim"

const REFERENCE = "crm_warranty_claim"
const PAGE = 200

/**
 * Finishes what a crash left: remedies half way, and those whose units came back; disputes of claims that are decided; mails. Each of it
 * is safe to repeat, so that two servers may run it at once.
 *
 * @returns how many remedies it finished
 */
export async function reconcileClaims(container: MedusaContainer): Promise<number> {
  const finished = await finishRemedies(container)
  await openDisputes(container)
  await endDisputes(container)
  await inPages(
    (after) => warranties(container).claimsToTell(after),
    (claims) => eachClaim(container, claims, (claim) => tellClaim(container, claim))
  )
  await sendMissedClaimMails(container)
  return finished
}

/** Goes through all pages of rows by their ids. */
async function inPages<Row extends { id: string }>(
  read: (after: string | null) => Promise<Row[]>,
  work: (rows: Row[]) => Promise<void>
): Promise<void> {
  for (let rows = await read(null); rows.length; rows = await read(rows.at(-1)!.id)) {
    await work(rows)
  }
}

/** What one claim cannot have keeps no other from it. */
async function eachClaim<Claim extends { number: string }>(
  container: MedusaContainer,
  claims: Claim[],
  work: (claim: Claim) => Promise<unknown>
): Promise<void> {
  for (const claim of claims) {
    await afterwards(container, claim.number, () => work(claim))
  }
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

/** Disputes what open claims are about where that failed, or was not invoiced yet when they were submitted or disputed; what somebody ended stays so. */
async function openDisputes(container: MedusaContainer): Promise<void> {
  await inPages(
    (after) => warranties(container).openClaims(after),
    async (claims) => {
      const known = (await receivableModule(container).listCrmDisputes(
        { reference: REFERENCE, reference_id: claims.map(({ id }) => id) },
        { select: ["id", "reference_id", "status", "invoice_id", "items"], take: null }
      )) as unknown as ClaimDispute[]
      const of = (id: string) => known.filter(({ reference_id }) => reference_id === id)
      const isDisputed = ({ id, quantity }: { id: string; quantity: number }): boolean =>
        unitsDisputed(of(id).filter(({ status }) => status === "open")) >= quantity
      const left = claims.filter((claim) => !isDisputed(claim))
      await eachClaim(container, left, (claim) => disputeClaimed(container, claim, SYSTEM_ACTOR, of(claim.id)))
    }
  )
}

async function endDisputes(container: MedusaContainer): Promise<void> {
  const page = (after: string | null) =>
    receivableModule(container).listCrmDisputes(
      { reference: REFERENCE, status: "open", ...(after ? { id: { $gt: after } } : {}) },
      { select: ["id", "reference_id"], order: { id: "ASC" }, take: PAGE }
    )
  await inPages(page, async (open) => {
    const ids = [...new Set(open.flatMap(({ reference_id }) => reference_id ?? []))]
    const claims = await warranties(container).listClaims(ids)
    await eachClaim(container, claims, (claim) => settleDisputes(container, claim, SYSTEM_ACTOR))
  })
}
