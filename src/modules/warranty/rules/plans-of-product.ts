import { Buyer, choosePlans, Goods, PlanWithTargets } from "./plan-choice"

/**
 * The plans that some buyer of a product would get, whoever buys it and wherever it is shipped to, of whichever of its variants: what
 * nobody gets, because a more specific plan always wins, is left out. In the order of `plans`.
 *
 * @param goods - the product with each of its variants, or once without any
 */
export function plansOfProduct(plans: PlanWithTargets[], goods: Goods[]): PlanWithTargets[] {
  const countries = [null, ...new Set(plans.flatMap(({ country_codes }) => country_codes as string[]))]
  const buyers = (["consumer", "business"] as const).flatMap((customer_kind) =>
    countries.map((country_code): Buyer => ({ customer_kind, country_code }))
  )
  const gotten = new Set(goods.flatMap((one) => buyers.flatMap((buyer) => choosePlans(plans, one, buyer))))
  return plans.filter((plan) => gotten.has(plan))
}
