export type QuoteStatus = "draft" | "sent" | "accepted" | "declined" | "canceled"

/** Status as shown and filtered: expired is derived from the day. */
export type ShownStatus = QuoteStatus | "expired"

/** Whether a quote can no longer be accepted by its date: it is valid through its last day. */
export const isExpired = (quote: { status: string; valid_until: string | null }, today: string): boolean =>
  quote.status === "sent" && quote.valid_until !== null && quote.valid_until < today

/** Status as shown: the stored one, or expired. */
export const shownStatus = (quote: { status: QuoteStatus; valid_until: string | null }, today: string): ShownStatus =>
  isExpired(quote, today) ? "expired" : quote.status
