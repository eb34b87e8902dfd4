import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"

import { Collected, collectionOf, Session } from "./collect-payment"

/** A payment begun less long ago is gone on with; providers forget theirs after some hours. */
const SAME_PAYMENT_MS = 15 * 60_000

/** The session to go on with; one that was begun just before is the same, so that two clicks cannot pay twice. */
export async function sessionFor(
  container: MedusaContainer,
  { payment_collection_id }: Collected,
  provider_id: string,
  return_url: string
): Promise<Session> {
  const { payment_sessions } = await collectionOf(container, { payment_collection_id })
  const begun = (payment_sessions ?? []).find(
    (session) =>
      session.provider_id === provider_id &&
      ["pending", "requires_more", "pending_authorization"].includes(session.status) &&
      (session.data?.return_url ?? "") === return_url &&
      Date.now() - new Date(session.created_at).getTime() < SAME_PAYMENT_MS
  )
  if (begun) {
    return begun
  }
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id, provider_id, data: { return_url } },
  })
  return result as unknown as Session
}

/**
 * Ends at their provider what nobody is to pay any more; what cannot be ended is told in the log.
 *
 * @param whose - what the payment is of, for the log
 */
export async function endSessions(container: MedusaContainer, asked: Collected, whose: string): Promise<void> {
  const { payment_sessions } = await collectionOf(container, asked)
  for (const { id } of payment_sessions ?? []) {
    await container
      .resolve(Modules.PAYMENT)
      .deletePaymentSession(id)
      .catch((error: Error) => {
        const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
        logger.warn(`The payment ${id} of ${whose} could not be ended: ${error.message}`)
      })
  }
}
