import { MathBN } from "@medusajs/framework/utils"

import { PlanRow, WarrantyTerms } from "../types"

/** What an entitlement keeps of its plan from the day it is opened. */
export const termsOf = (plan: PlanRow): WarrantyTerms => ({
  code: plan.code,
  months: plan.months,
  days: plan.days,
  starts_on: plan.starts_on,
  covers: plan.covers,
  exclusions: plan.exclusions,
  deductible: plan.deductible === null ? null : MathBN.convert(plan.deductible).toFixed(),
  deductible_currency_code: plan.deductible_currency_code,
  after_repair: plan.after_repair,
  after_repair_months: plan.after_repair_months,
  after_replacement: plan.after_replacement,
  cure_days: plan.cure_days,
  support_hours: plan.support_hours,
  support_contacts: plan.support_contacts,
  answer_hours: plan.answer_hours,
  is_sold: plan.is_sold,
})
