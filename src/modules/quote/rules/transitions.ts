import { Transitions } from "../../../shared/transitions"

export type QuoteStatus = "draft" | "sent" | "accepted" | "declined" | "canceled"

/**
 * Where a version of a quote may go from each status. An empty list is final.
 *
 * A new version starts as draft from sent or declined (see `revisable`); sent comes back from accepted only when
 * its conversion is undone, which no one can ask for.
 */
export const QUOTE_TRANSITIONS = {
  draft: ["sent", "canceled"],
  sent: ["accepted", "declined", "canceled"],
  accepted: [],
  declined: [],
  canceled: [],
} as const satisfies Transitions<QuoteStatus>

/** Statuses from which a new version may be opened. */
export const REVISABLE: readonly QuoteStatus[] = ["sent", "declined"]

/** Whether a quote can no longer be accepted by its date: it is valid through its last day. */
export const isExpired = (quote: { status: string; valid_until: string | null }, today: string): boolean =>
  quote.status === "sent" && quote.valid_until !== null && quote.valid_until < today

/** Status as shown: the stored one, or expired. */
export const shownStatus = (
  quote: { status: QuoteStatus; valid_until: string | null },
  today: string
): QuoteStatus | "expired" => (isExpired(quote, today) ? "expired" : quote.status)
