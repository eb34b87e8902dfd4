import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { assertTransition } from "../../../shared/transitions"
import { isExpired, QUOTE_TRANSITIONS, QuoteStatus, REVISABLE } from "./transitions"

type Facts = { number: string; version: number; status: QuoteStatus; valid_until: string | null }

const refuse = (message: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

/** @throws NOT_ALLOWED unless the quote is a draft */
export function assertDraft(quote: Facts): void {
  if (quote.status !== "draft") {
    const way = REVISABLE.includes(quote.status) ? "revise it to open a new version" : "only drafts can be changed"
    refuse(`Quote ${quote.number} is ${quote.status}; ${way}.`)
  }
}

/**
 * @param today - the store's day
 * @throws NOT_ALLOWED unless the quote is a draft with lines whose last day has not passed
 */
export function assertSendable(quote: Facts & { items: unknown[] }, today: Day): void {
  if (REVISABLE.includes(quote.status)) {
    const again = quote.status === "sent" ? "send it again as it is, or " : ""
    refuse(`Quote ${quote.number} is ${quote.status} and cannot be sent; ${again}revise it to open a new version.`)
  }
  assertTransition(QUOTE_TRANSITIONS, `Quote ${quote.number}`, quote.status, "sent")
  if (!quote.items.length) {
    refuse(`Quote ${quote.number} has no lines; add one before sending it.`)
  }
  if (quote.valid_until !== null && quote.valid_until < today) {
    refuse(
      `Quote ${quote.number} is valid until ${quote.valid_until}, which has passed; choose a later day before sending it.`
    )
  }
}

/**
 * Whether the buyer can still decide.
 *
 * @param version - the version the decision is about; undefined takes the current one
 * @param verb - what was asked, such as "accepted"
 * @throws NOT_ALLOWED unless that version is the current one, sent, and valid today
 */
export function assertAcceptable(quote: Facts, version: number | undefined, today: Day, verb: string): void {
  if (version !== undefined && version !== quote.version) {
    refuse(
      `Version ${version} of quote ${quote.number} was replaced by version ${quote.version} and cannot be ${verb}.`
    )
  }
  if (quote.status === "draft") {
    refuse(`Quote ${quote.number} is a draft and cannot be ${verb}; send it first.`)
  }
  if (quote.status !== "sent") {
    refuse(`Quote ${quote.number} is ${quote.status} and cannot be ${verb}.`)
  }
  if (isExpired(quote, today)) {
    refuse(
      `Quote ${quote.number} was valid until ${quote.valid_until} and cannot be ${verb}; revise it to offer it again.`
    )
  }
}

/** @throws NOT_ALLOWED unless a new version may be opened */
export function assertRevisable(quote: Facts): void {
  if (quote.status === "draft") {
    refuse(`Quote ${quote.number} is a draft already; change it as it is.`)
  }
  if (!REVISABLE.includes(quote.status)) {
    refuse(`Quote ${quote.number} is ${quote.status} and cannot be revised.`)
  }
}
