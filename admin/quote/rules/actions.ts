import { Quote, QuoteStatus } from "../types"

export const QUOTE_ACTS = [
  "edit",
  "send",
  "submit",
  "approve",
  "reject",
  "copyLink",
  "resend",
  "extend",
  "accept",
  "decline",
  "revise",
  "convert",
  "release",
  "withdraw",
  "clone",
  "template",
  "cancel",
  "delete",
] as const

export type QuoteAct = (typeof QUOTE_ACTS)[number]

const ANY: readonly QuoteStatus[] = ["draft", "sent", "accepted", "declined", "expired", "canceled"]

/** In which states each act makes sense; elsewhere it is shown disabled with its reason. */
export const ALLOWED: Record<QuoteAct, readonly QuoteStatus[]> = {
  edit: ["draft"],
  send: ["draft"],
  submit: ["draft"],
  approve: ["draft"],
  reject: ["draft"],
  copyLink: ["sent"],
  resend: ["sent"],
  extend: ["sent", "expired"],
  accept: ["sent"],
  decline: ["sent"],
  revise: ["sent", "expired", "declined"],
  convert: ["accepted"],
  release: ["accepted"],
  withdraw: ["accepted"],
  clone: ANY,
  template: ANY,
  cancel: ["draft", "sent", "expired"],
  delete: ["draft"],
}

type Facts = Pick<
  Quote,
  | "status"
  | "version"
  | "order_id"
  | "approval_status"
  | "approval"
  | "approval_reasons"
  | "conversion_status"
  | "stale"
> & { items: readonly { kind?: string }[]; hold?: object | null }

/** Whether rules ask for an approval that the quote does not have; what was approved of it as it stands is no reason any more. */
export function needsApproval(quote: Pick<Facts, "approval_reasons">): boolean {
  return (quote.approval_reasons ?? []).length > 0
}

/** Whether the pending request is the viewer's to decide, as the server says. */
export function isApprover(quote: Pick<Facts, "approval">): boolean {
  return quote.approval?.may_decide ?? false
}

/** Whether the quote's lines are ordered, none, some or all; answers without the figure know one order only. */
export function conversionStatus(quote: Pick<Facts, "conversion_status" | "order_id">): "none" | "partial" | "full" {
  return quote.conversion_status ?? (quote.order_id ? "full" : "none")
}

/**
 * Why an act is refused, as a key under `quote.refused`, or null when it may be done.
 * The server has the last word; this only spares a person a request that must fail.
 */
export function refusal(act: QuoteAct, quote: Facts): string | null {
  if (act === "convert" && conversionStatus(quote) === "full") {
    return "converted"
  }
  if (!ALLOWED[act].includes(quote.status)) {
    return act
  }
  if (act === "release" || act === "withdraw") {
    return quote.hold ? null : act
  }
  if (act === "convert" && quote.hold) {
    return "held"
  }
  if (act === "approve" || act === "reject") {
    return quote.approval_status !== "pending" ? "notPending" : isApprover(quote) ? null : "notApprover"
  }
  if ((act === "send" || act === "submit") && !quote.items.some((item) => (item.kind ?? "item") === "item")) {
    return "empty"
  }
  if (act === "send" || act === "submit") {
    return approvalRefusal(act, quote)
  }
  return act === "accept" && quote.stale?.tax_changed ? "taxChanged" : null
}

function approvalRefusal(act: "send" | "submit", quote: Facts): string | null {
  if (quote.approval_status === "pending") {
    return "pending"
  }
  return act === "send" ? (needsApproval(quote) ? "needsApproval" : null) : needsApproval(quote) ? null : "noApproval"
}

/** The one act that a state asks for; "order" opens the host's order. */
export function primaryAct(quote: Facts): QuoteAct | "order" | null {
  if (conversionStatus(quote) === "full") {
    return "order"
  }
  if (quote.status === "draft") {
    if (quote.approval_status === "pending") {
      return isApprover(quote) ? "approve" : "send"
    }
    return needsApproval(quote) ? "submit" : "send"
  }
  const byStatus: Record<Exclude<QuoteStatus, "draft">, QuoteAct | null> = {
    sent: quote.stale?.tax_changed ? "revise" : "accept",
    expired: "revise",
    declined: "revise",
    accepted: quote.hold ? "release" : "convert",
    canceled: null,
  }
  return byStatus[quote.status]
}
