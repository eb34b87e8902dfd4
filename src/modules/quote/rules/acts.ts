import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { QuoteStatus } from "./transitions"
import { assertVerb, REFUSED_VERB } from "./verbs"

type Facts = { number: string; version: number; status: QuoteStatus; valid_until: string | null }

const refuse = (message: string, code?: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code)
}

/**
 * @param valid_until - the last day that the version will have
 * @param today - the store's day
 * @throws NOT_ALLOWED unless the quote is a draft with lines whose last day has not passed
 */
export function assertSendable(
  quote: Facts & { items: readonly { kind: string }[] },
  valid_until: Day,
  today: Day
): void {
  assertVerb("send", quote, today)
  if (!quote.items.some(({ kind }) => kind === "item")) {
    refuse(`Quote ${quote.number} has no lines; add one before sending it.`)
  }
  if (valid_until < today) {
    refuse(
      `Quote ${quote.number} is valid until ${valid_until}, which has passed; choose a later day before sending it.`
    )
  }
}

/**
 * Whether something can still be done with a version on offer.
 *
 * @param version - the version it is about; undefined takes the current one
 * @throws NOT_ALLOWED unless that version is the current one, sent, and valid today
 */
export function assertOnOffer(verb: "accept" | "decline", quote: Facts, version: number | undefined, today: Day): void {
  assertCurrent(verb, quote, version)
  assertVerb(verb, quote, today)
}

const DONE = { accept: "accepted", decline: "declined" }

/**
 * @param version - the version that something is about; undefined takes the current one
 * @throws NOT_ALLOWED unless it is the current one
 */
export function assertCurrent(verb: "accept" | "decline", quote: Facts, version: number | undefined): void {
  if (version !== undefined && version !== quote.version) {
    refuse(
      `Version ${version} of quote ${quote.number} was replaced by version ${quote.version} and cannot be ${DONE[verb]}.`,
      REFUSED_VERB
    )
  }
}
