/**
 * What two sides may disagree about, and who mends it: `machine` by the repair button, `person` by what the page says, for an issued
 * document is changed by another document only.
 */
export const AGREEMENT_KINDS = {
  /** An order is being made of an accepted quote for too long. */
  quote_without_order: "machine",
  /** The host does not have the order that a quote says it became. */
  quote_order_missing: "person",
  /** The host canceled the order, the quote still counts it. */
  quote_order_canceled: "machine",
  /** The order, unchanged since, does not come to what its quote said. */
  quote_order_total: "person",
  /** The order's row does not name its quote. */
  quote_order_link: "machine",
  /** Receivables do not know a host order. */
  order_unknown: "machine",
  /** Total, money or cancellation of an order are not what the host says. */
  order_amounts: "machine",
  /** An order's invoiced sum is not that of its invoices and credit notes. */
  order_invoiced: "machine",
  /** Its invoices ask for more than the order comes to. */
  order_over_invoiced: "person",
  /** What an invoice has outstanding is not its total less its allocations. */
  invoice_outstanding: "person",
  /** Money captured in the host has no receipt. */
  capture_without_receipt: "machine",
  /** Money received here is not shown on the host's order. */
  host_not_told: "machine",
  /** Delivered goods lack the cover that a plan gives them. */
  warranty_missing: "machine",
  /** Cover stands for units that came back. */
  warranty_of_returned: "machine",
  /** A dispute is open for a claim that is decided. */
  claim_dispute: "machine",
  /** A sum that is kept for reports is not that of the documents. */
  kept_sums: "machine",
  /** The ledger breaks one of its promises. */
  ledger: "person",
} as const satisfies Record<string, "machine" | "person">

export type AgreementKind = keyof typeof AGREEMENT_KINDS

export const AGREEMENT_KIND_NAMES = Object.keys(AGREEMENT_KINDS) as [AgreementKind, ...AgreementKind[]]

/** Whether the repair button mends it. */
export const isRepairable = (kind: AgreementKind): boolean => AGREEMENT_KINDS[kind] === "machine"

/** One disagreement as a check finds it. */
export type FoundBreak = {
  kind: AgreementKind
  reference: string
  reference_id: string
  /** How people call the document. */
  number: string | null
  /** What the document itself says, and what the other side says; amounts as decimal text. */
  says: string | null
  other_says: string | null
  /** By how much they differ, decimal text in major units of `currency_code`. */
  amount: string | null
  currency_code: string | null
}
