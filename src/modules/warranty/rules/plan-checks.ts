import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { assertMoney } from "../../../shared/money"
import { PlanRow } from "../types"

type WholePlan = Pick<
  PlanRow,
  | "name" | "basis" | "months" | "days" | "deductible" | "deductible_currency_code" | "after_repair" | "after_repair_months" | "is_sold"
  | "sold_variant_id"
> // prettier-ignore

const refuse = (sentence: string): never => {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, sentence)
}

/** Refuses a plan whose parts do not fit together. @throws INVALID_DATA */
export function assertWholePlan(plan: WholePlan): void {
  const named = `Warranty plan "${plan.name}"`
  if (Boolean(plan.months) === Boolean(plan.days)) {
    refuse(`${named} needs a length in months or in days, one of both.`)
  }
  if ((plan.deductible === null) !== !plan.deductible_currency_code) {
    refuse(`${named} needs a deductible and its currency together.`)
  }
  if (plan.deductible !== null) {
    assertMoney(plan.deductible, plan.deductible_currency_code ?? "", `The deductible of ${named.replace(/^W/, "w")}`)
  }
  if (plan.deductible !== null && plan.basis === "statutory" && MathBN.gt(plan.deductible, 0)) {
    refuse(`${named} is statutory: putting a fault right is free of charge, so it cannot have a deductible.`)
  }
  if ((plan.after_repair === "extend") !== Boolean(plan.after_repair_months)) {
    refuse(`${named} needs after_repair_months where a repair extends it, and only there.`)
  }
  if (plan.is_sold !== Boolean(plan.sold_variant_id)) {
    refuse(`${named} needs is_sold and the variant that sells it together.`)
  }
  if (plan.is_sold && plan.basis === "statutory") {
    refuse(`${named} is statutory: what the law gives cannot be sold.`)
  }
}

/** What staff should know of a plan that is allowed: cover sold to consumers in Brazil may be insurance (CNSP 436/2022). */
export const warningsOf = ({ is_sold, audience, country_codes }: Pick<PlanRow, "is_sold" | "audience" | "country_codes">): "may_be_insurance"[] =>
  is_sold && audience !== "business" && (!country_codes.length || country_codes.includes("br")) ? ["may_be_insurance"] : []
