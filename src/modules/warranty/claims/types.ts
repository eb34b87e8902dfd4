import { InferTypeOf } from "@medusajs/framework/types"

import { Day } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { WarrantyClaim } from "../models/warranty-claim"
import { WarrantyClaimFile } from "../models/warranty-claim-file"
import { WarrantyClaimMessage } from "../models/warranty-claim-message"
import { WarrantyClaimState } from "../models/warranty-claim-state"
import { WarrantyCost } from "../models/warranty-cost"
import { WarrantyPart } from "../models/warranty-part"
import { WarrantyRecovery } from "../models/warranty-recovery"
import { WarrantyRemedy } from "../models/warranty-remedy"
import { CostKind } from "../rules/claim-costs"
import { Coverage } from "../rules/coverage"

/** What cover there was when a claim was submitted. */
export type CoverOfDay = Coverage & { day: Day }

export type ClaimRow = Omit<InferTypeOf<typeof WarrantyClaim>, "coverage" | "estimate"> & {
  coverage: CoverOfDay | null
  estimate: number | null
}
export type ClaimStateRow = InferTypeOf<typeof WarrantyClaimState>
export type ClaimMessageRow = InferTypeOf<typeof WarrantyClaimMessage>
export type ClaimFileRow = InferTypeOf<typeof WarrantyClaimFile>
export type CostRow = Omit<InferTypeOf<typeof WarrantyCost>, "amount" | "quantity" | "rate"> & {
  amount: number
  quantity: number | null
  rate: number | null
}
export type PartRow = Omit<InferTypeOf<typeof WarrantyPart>, "stock" | "unit_cost"> & {
  stock: StockMove[]
  unit_cost: number
}
export type RecoveryRow = Omit<InferTypeOf<typeof WarrantyRecovery>, "amount" | "received_amount"> & {
  amount: number
  received_amount: number | null
}
export type RemedyRow = Omit<InferTypeOf<typeof WarrantyRemedy>, "wish" | "steps" | "made"> & {
  wish: RemedyWish
  steps: { step: RemedyStep; at: string }[]
  made: RemedyMade
}

/** So much of an inventory item of the host, taken from or put back to one location. */
export type StockMove = { inventory_item_id: string; quantity: number }

/** Remedies that the host carries out. */
export type HostRemedy = RemedyRow["kind"]
export type Remedy = NonNullable<ClaimRow["remedy"]>

/** What the steps of a remedy do, in order; a remedy takes those that it needs. */
export const REMEDY_STEPS = [
  "claim_begun", "fault_noted", "return_requested", "replacement_added", "shipping_added", "claim_confirmed", "return_begun", "return_confirmed", "credited",
] as const // prettier-ignore
export type RemedyStep = (typeof REMEDY_STEPS)[number]

/** What is to be done, as it was checked. */
export type RemedyWish = {
  order_id: string
  line_id: string
  quantity: number
  /** Whether the customer sends the faulty units back. */
  return_goods: boolean
  location_id: string | null
  /** What is sent instead. */
  variant_id: string | null
  unit_price: string | null
  /** Whether tax is in it, as in that of the line; left out where the remedy was begun before that was asked. */
  is_tax_inclusive?: boolean
  shipping_option_id: string | null
  /** Of the invoice that is credited. */
  invoice_id: string | null
  invoice_item_id: string | null
  /** Tax included; null is the units' share of the line. */
  amount: string | null
  note: string | null
}

/** Ids of what the steps made. */
export type RemedyMade = { order_claim_id?: string; return_id?: string; credit_note_id?: string }

/** A claim as it is submitted; names of the sold line were looked up before. */
export type ClaimInput = Pick<
  ClaimRow,
  "customer_id" | "customer_name" | "email" | "order_id" | "order_number" | "line_id" | "product_id" | "variant_id" | "sku" | "title" | "currency_code" | "source"
> & {
  warranty_id: string | null
  serial: string | null
  quantity: number
  fault_code: string
  description: string
  is_goodwill: boolean
  assignee_id: string | null
  request_key: string | null
} // prettier-ignore

export type CostInput = {
  kind: CostKind
  amount: AmountInput
  currency_code?: string
  account?: string | null
  work_date?: Day
  note?: string | null
  provisioned?: boolean
  request_key?: string | null
}

export type LabourInput = {
  hours: AmountInput
  /** That of the technician's last work in this currency when left out. */
  rate?: AmountInput
  technician?: string | null
  work_date?: Day
  note?: string | null
  request_key?: string | null
}

/** A part with its variant looked up. */
export type PartInput = {
  variant_id: string
  sku: string | null
  title: string
  location_id: string
  quantity: number
  unit_cost: AmountInput
  stock: StockMove[]
  work_date?: Day
  note?: string | null
  request_key?: string | null
}

export type RecoveryInput = {
  supplier_name: string
  amount: AmountInput
  expected_date?: Day | null
  note?: string | null
  request_key?: string | null
}

/** A moment and the store's day. */
export type ClaimClock = { now: Date; today: Day }
