import { Quote, QuoteStatus } from "../types"

export const QUOTE_ACTS = [
  "edit",
  "send",
  "copyLink",
  "resend",
  "accept",
  "decline",
  "revise",
  "convert",
  "cancel",
  "delete",
] as const

export type QuoteAct = (typeof QUOTE_ACTS)[number]

/** In which states each act makes sense; elsewhere it is shown disabled with its reason. */
const ALLOWED: Record<QuoteAct, readonly QuoteStatus[]> = {
  edit: ["draft"],
  send: ["draft"],
  copyLink: ["sent"],
  resend: ["sent"],
  accept: ["sent"],
  decline: ["sent"],
  revise: ["sent", "expired", "declined"],
  convert: ["accepted"],
  cancel: ["draft", "sent", "expired"],
  delete: ["draft"],
}

type Facts = Pick<Quote, "status" | "version" | "order_id"> & { items: readonly unknown[] }

/**
 * Why an act is refused, as a key under `quote.refused`, or null when it may be done.
 * The server has the last word; this only spares a person a request that must fail.
 */
export function refusal(act: QuoteAct, quote: Facts): string | null {
  if (act === "convert" && quote.order_id) {
    return "converted"
  }
  if (!ALLOWED[act].includes(quote.status)) {
    return act
  }
  if (act === "send" && quote.items.length === 0) {
    return "empty"
  }
  return null
}

/** The one act that a state asks for; "order" opens the host's order. */
export function primaryAct(quote: Facts): QuoteAct | "order" | null {
  if (quote.order_id) {
    return "order"
  }
  const byStatus: Record<QuoteStatus, QuoteAct | null> = {
    draft: "send",
    sent: "accept",
    expired: "revise",
    declined: "revise",
    accepted: "convert",
    canceled: null,
  }
  return byStatus[quote.status]
}
