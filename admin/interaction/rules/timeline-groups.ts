/** What a person may want to see of a timeline, with the kinds that belong to it. */
export const TIMELINE_GROUPS = {
  talks: ["interaction", "mail"],
  quotes: ["quote"],
  money: ["invoice", "credit_note", "receipt", "dunning"],
  orders: ["order", "delivery", "return"],
  claims: ["warranty_claim"],
} as const
export type TimelineGroup = keyof typeof TIMELINE_GROUPS
