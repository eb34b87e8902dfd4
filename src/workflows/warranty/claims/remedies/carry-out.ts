import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { FinishedRemedy } from "../../../../modules/warranty/claims/remedy"
import { ClaimRow, RemedyRow } from "../../../../modules/warranty/claims/types"
import { Actor } from "../../../../shared/actor"
import { claimClock, isRefusal, warranties } from "../claim-module"
import { refundByHost, takeBackRefund } from "./refund"
import { replaceByHost, takeBackReplacement } from "./replace"

/**
 * Goes on with a remedy where it stopped. Whoever comes while another works on it changes nothing.
 *
 * A refusal of the host takes back what was begun, and the claim may be settled otherwise; any other failure is noted, and the job or a
 * person resumes it.
 *
 * @param for_what_came - whether somebody said that units which did not come are waited for no more
 * @returns whether this call resolved the claim
 * @throws what the host refused
 */
export async function carryOut(
  container: MedusaContainer,
  remedy_id: string,
  actor: Actor,
  for_what_came = false
): Promise<boolean> {
  const service = warranties(container)
  const remedy = await service.holdRemedy(remedy_id)
  if (!remedy) {
    return false
  }
  const claim = await service.claim(remedy.claim_id)
  const finished = await byHost(container, claim, remedy, for_what_came).catch(async (error: Error) => {
    if (!isRefusal(error) || !(await isTakenBack(container, remedy))) {
      return stop(container, claim, remedy, error)
    }
    await service.failRemedy(remedy.id, error.message, actor)
    throw error
  })
  if (!finished) {
    return false
  }
  // The host has done it: whatever goes wrong now, it is never asked for again.
  const resolved = await service
    .finishRemedy(remedy.id, finished, await claimClock(container), actor)
    .catch((error: Error) => stop(container, claim, remedy, error))
  return resolved ?? false
}

/** Leaves a remedy to whoever resumes it. */
async function stop(container: MedusaContainer, claim: ClaimRow, remedy: RemedyRow, { message }: Error): Promise<null> {
  await warranties(container).freeRemedy(remedy.id, message)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(`The ${remedy.kind} of warranty claim ${claim.number} stopped and is to be resumed: ${message}`)
  return null
}

const byHost = (
  container: MedusaContainer,
  claim: ClaimRow,
  remedy: RemedyRow,
  for_what_came: boolean
): Promise<FinishedRemedy | null> =>
  remedy.kind === "replace" ? replaceByHost(container, claim, remedy) : refundByHost(container, claim, remedy, for_what_came)

/** Takes back what was begun and not confirmed. @returns false where that failed too, and has to be tried again */
const isTakenBack = (container: MedusaContainer, remedy: RemedyRow): Promise<boolean> =>
  (remedy.kind === "replace" ? takeBackReplacement(container, remedy) : takeBackRefund(container, remedy)).then(
    () => true,
    () => false
  )
