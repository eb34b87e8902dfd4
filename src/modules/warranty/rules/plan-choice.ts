import { PlanRow, TargetRow, WarrantyBasis } from "../types"

/** A plan beside what it is attached to. */
export type PlanWithTargets = PlanRow & { targets: Pick<TargetRow, "type" | "target_id">[] }

/** What plans are chosen for, as the host knows it. */
export type Goods = {
  variant_id: string | null
  product_id: string | null
  collection_id: string | null
  type_id: string | null
  /** Categories of the product and all above them; depth 0 is the top. */
  categories: { id: string; depth: number }[]
}

/** Who buys, and where it is shipped to. */
export type Buyer = { customer_kind: "business" | "consumer"; country_code: string | null }

/** The most specific target wins: variant, product, collection, category (the deeper first), type, everything. */
const RANKS = { variant: 6, product: 5, collection: 4, category: 3, type: 2, all: 1 } as const
export const BASES: readonly WarrantyBasis[] = ["statutory", "commercial", "service"]

/**
 * The plans that goods come with: the most specific of each basis; statutory, commercial and service cover stand beside each other.
 *
 * Plans that are sold begin for who buys them and are never chosen. Where two are as specific, the lower `sort_order` wins, then the code.
 */
export function choosePlans(plans: PlanWithTargets[], goods: Goods, buyer: Buyer): PlanWithTargets[] {
  const fitting = plans.filter((plan) => plan.is_on && !plan.is_sold && isFor(plan, buyer))
  return BASES.flatMap(
    (basis) =>
      mostSpecific(
        fitting.filter((plan) => plan.basis === basis),
        goods
      ) ?? []
  )
}

/** Whether a sold plan is for these goods: where it is attached to nothing, it is for all. */
export const isForGoods = (plan: PlanWithTargets, goods: Goods): boolean =>
  plan.targets.length === 0 || rankOf(plan, goods) > 0

/** The plan on sale that goods would be covered by anew when what they have ends, whoever has them; undefined where none is for them. */
export const renewingPlan = (plans: PlanWithTargets[], goods: Goods): PlanWithTargets | undefined =>
  mostSpecific(
    plans.filter(({ is_on, is_sold, sold_variant_id }) => is_on && is_sold && sold_variant_id),
    goods
  )

function mostSpecific(plans: PlanWithTargets[], goods: Goods): PlanWithTargets | undefined {
  const [best] = plans
    .map((plan) => ({ plan, rank: rankOf(plan, goods) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.plan.sort_order - b.plan.sort_order || (a.plan.code < b.plan.code ? -1 : 1))
  return best?.plan
}

/** Whether a plan is for this kind of buyer in this country; where the country is not known, only plans for everywhere are. */
export const isFor = (
  { audience, country_codes }: Pick<PlanRow, "audience" | "country_codes">,
  { customer_kind, country_code }: Buyer
): boolean =>
  (audience === "all" || audience === customer_kind) &&
  (!country_codes.length || country_codes.includes(country_code?.toLowerCase() ?? ""))

/** How specific the closest target of a plan is for these goods; 0 when none is. Depth counts less than a kind of target. */
function rankOf({ targets }: PlanWithTargets, goods: Goods): number {
  const ranks = targets.map(({ type, target_id }) => {
    switch (type) {
      case "all":
        return RANKS.all
      case "category": {
        const category = goods.categories.find(({ id }) => id === target_id)
        return category ? RANKS.category + category.depth / 1_000 : 0
      }
      default:
        return goods[`${type}_id`] === target_id ? RANKS[type] : 0
    }
  })
  return Math.max(0, ...ranks)
}
