import { InferTypeOf } from "@medusajs/framework/types"

import { WarrantyPlan } from "./models/warranty-plan"
import { WarrantyPlanTarget } from "./models/warranty-plan-target"
import { Warranty } from "./models/warranty"
import { WarrantyHistory } from "./models/warranty-history"
import { WarrantyUnit } from "./models/warranty-unit"

export type PlanRow = InferTypeOf<typeof WarrantyPlan>
export type TargetRow = InferTypeOf<typeof WarrantyPlanTarget>
export type TargetType = TargetRow["type"]
export type UnitRow = InferTypeOf<typeof WarrantyUnit>
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
> & { code: string; covers: WarrantyPart[]; deductible: string | null } // prettier-ignore

/** What a plan may cover. */
export const WARRANTY_PARTS = ["parts", "labour", "freight", "on_site", "support"] as const
export type WarrantyPart = (typeof WARRANTY_PARTS)[number]

export type WarrantyRow = Omit<InferTypeOf<typeof Warranty>, "terms"> & { terms: WarrantyTerms }
