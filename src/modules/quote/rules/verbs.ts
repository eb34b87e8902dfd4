import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { QuoteStatus, shownStatus, ShownStatus } from "./transitions"

/**
 * What may be done with a quote, from which statuses, and how a refusal names it. Everything else is refused.
 *
 * Accepting what is accepted, and declining what is declined, answers the same and does nothing; so it never gets here.
 */
export const QUOTE_VERBS = {
  change: { from: ["draft"], cannot: "cannot be changed" },
  delete: { from: ["draft"], cannot: "cannot be deleted" },
  submit: { from: ["draft"], cannot: "cannot be submitted for approval" },
  send: { from: ["draft"], cannot: "cannot be sent" },
  resend: { from: ["sent"], cannot: "cannot be sent again" },
  link: { from: ["sent"], cannot: "cannot be linked to" },
  extend: { from: ["sent", "expired"], cannot: "cannot be extended" },
  honor: { from: ["sent", "expired"], cannot: "has no prices to honor" },
  revise: { from: ["sent", "expired", "declined"], cannot: "cannot be revised" },
  accept: { from: ["sent"], cannot: "cannot be accepted" },
  decline: { from: ["sent"], cannot: "cannot be declined" },
  cancel: { from: ["draft", "sent", "expired"], cannot: "cannot be canceled" },
  convert: { from: ["accepted"], cannot: "cannot become an order" },
  pay: { from: ["accepted"], cannot: "takes no deposit" },
  ask: { from: ["draft", "sent", "expired", "accepted", "declined"], cannot: "takes no questions any more" },
} as const satisfies Record<string, { from: readonly ShownStatus[]; cannot: string }>

export type QuoteVerb = keyof typeof QUOTE_VERBS

/** How a sentence says where a quote stands. */
const STANDS: Record<ShownStatus, (quote: Facts) => string> = {
  draft: () => "is a draft",
  sent: () => "is sent",
  expired: ({ valid_until }) => `was valid until ${valid_until}`,
  accepted: () => "is accepted",
  declined: () => "is declined",
  canceled: () => "is canceled",
}

/** What is possible instead, by status. */
const INSTEAD: Record<ShownStatus, string> = {
  draft: "send it first",
  sent: "revise it to open a new version",
  expired: "extend it, or revise it to open a new version",
  accepted: "copy it to make another offer",
  declined: "revise it to open a new version",
  canceled: "copy it to make another offer",
}

/** Where a verb has a better way than its status. */
const BETTER: Partial<Record<`${QuoteVerb}:${ShownStatus}`, string>> = {
  "revise:draft": "change it as it is",
  "send:sent": "send it again as it is, or revise it to open a new version",
  "convert:draft": "send it, then accept it",
  "convert:sent": "accept it first",
  "pay:sent": "accept it first",
  "honor:accepted": "they are agreed",
  "cancel:accepted": "cancel its order instead",
  "cancel:declined": "it is closed already",
  "cancel:canceled": "it is closed already",
}

type Facts = { number: string; status: QuoteStatus; valid_until: string | null }

/** What a refused verb is told by, for callers that speak to someone else than staff. */
export const REFUSED_VERB = "crm_quote_status"

/**
 * Refuses what a quote's status forbids.
 *
 * @param today - the store's day; left out where it makes no difference whether a sent quote has expired
 * @throws NOT_ALLOWED saying which quote, how it stands, what was asked, and what is possible
 */
export function assertVerb(verb: QuoteVerb, quote: Facts, today?: Day): void {
  const status = today === undefined ? quote.status : shownStatus(quote, today)
  const { from, cannot } = QUOTE_VERBS[verb]
  if ((from as readonly ShownStatus[]).includes(status)) {
    return
  }
  const instead = BETTER[`${verb}:${status}`] ?? INSTEAD[status]
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `Quote ${quote.number} ${STANDS[status](quote)} and ${cannot}; ${instead}.`,
    REFUSED_VERB
  )
}
