import { InferTypeOf } from "@medusajs/framework/types"

import { Day } from "../../shared/days"
import { AmountInput } from "../../shared/money"
import { WarrantyPlan } from "./models/warranty-plan"
import { WarrantyPlanTarget } from "./models/warranty-plan-target"
import { Warranty } from "./models/warranty"
import { WarrantyHistory } from "./models/warranty-history"
import { WarrantyShippedSerial } from "./models/warranty-shipped-serial"
import { WarrantyUnit } from "./models/warranty-unit"
import { Buyer, Goods } from "./rules/plan-choice"

export type PlanRow = Omit<InferTypeOf<typeof WarrantyPlan>, "covers" | "deductible"> & {
  covers: WarrantyPart[]
  deductible: AmountInput | null
}
export type TargetRow = InferTypeOf<typeof WarrantyPlanTarget>
export type TargetType = TargetRow["type"]
export type UnitRow = InferTypeOf<typeof WarrantyUnit>
export type ShippedSerialRow = InferTypeOf<typeof WarrantyShippedSerial>
export type UnitStatus = UnitRow["status"]
export type WarrantyHistoryRow = InferTypeOf<typeof WarrantyHistory>
export type WarrantyBasis = PlanRow["basis"]
export type WarrantyStatus = WarrantyRow["status"]
export type WarrantySource = WarrantyRow["source"]

/** What an entitlement keeps of its plan. Amounts are decimal texts. */
export type WarrantyTerms = Pick<
  PlanRow,
  | "months" | "days" | "starts_on" | "exclusions" | "deductible_currency_code" | "after_repair" | "after_repair_months"
  | "after_replacement" | "cure_days" | "support_hours" | "support_contacts" | "answer_hours" | "is_sold"
  | "code" | "covers"
> & { deductible: string | null } // prettier-ignore

/** What a plan may cover. */
export const WARRANTY_PARTS = ["parts", "labour", "freight", "on_site", "support"] as const
export type WarrantyPart = (typeof WARRANTY_PARTS)[number]

export type WarrantyRow = Omit<InferTypeOf<typeof Warranty>, "terms"> & { terms: WarrantyTerms }

/** A line of a host order as far as entitlements go. Quantities are decimal texts or numbers. */
export type OrderLine = {
  line_id: string
  product_id: string | null
  variant_id: string | null
  sku: string | null
  title: string
  quantity: AmountInput
  /** Units that came back or were written off by a claim, each once. */
  taken: AmountInput
  /** Units that a credit note took back and no invoice asked for again; none where left out. Counts where the line is a plan's. */
  refunded?: AmountInput
  goods: Goods
  /** What its units come to, without tax and after discounts, in the order's currency. */
  net_total: AmountInput
  /** The line that its units were sent in place of, by a claim of the host. */
  replaces_line_id: string | null
  /** The claim of ours that its units were sent for (`metadata.crm_warranty_claim_id`); none where left out. */
  warranty_claim_id?: string | null
  /** Joins a line with the cover that is bought for it (`metadata.crm_cover_key`, `metadata.crm_covers`). */
  cover_key: string | null
  covers_key: string | null
}

/** One item of a fulfilment, with the store's days of what happened to it. */
export type ShippedItem = {
  item_id: string
  line_id: string
  quantity: AmountInput
  shipped_date: Day | null
  delivered_date: Day | null
  is_canceled: boolean
  /** Serial numbers that the host's fulfilment names (`metadata.crm_serials`). */
  serials?: string[]
}

/** A host order as far as entitlements go. */
export type OrderFacts = Buyer & {
  order_id: string
  order_number: string
  placed_date: Day
  is_canceled: boolean
  currency_code: string
  customer_id: string | null
  customer_name: string | null
  customer_email: string | null
  customer_phone: string | null
  lines: OrderLine[]
  items: ShippedItem[]
}

/** What a plan is made of. */
export type PlanInput = Pick<PlanRow, "code" | "name" | "basis"> &
  Partial<Omit<PlanRow, "id" | "code" | "name" | "basis" | "created_at" | "updated_at" | "deleted_at">> & {
    /** `id` of the host's record; none for `all`. */
    targets?: { type: TargetType; id?: string | null }[]
  }

/** Whom an entitlement is for. */
export type Holder = {
  customer_id: string | null
  customer_name: string | null
  customer_email: string | null
  customer_phone: string | null
}

export type WarrantyWithUnits = WarrantyRow & { units: UnitRow[] }
