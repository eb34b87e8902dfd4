import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"

import { REPORTING_MODULE } from "../../modules/reporting"
import { EndingCover, ToldArticles } from "../../modules/reporting/queries/warranty-expiring"
import type { Period } from "../../modules/reporting/queries/input"
import { WarrantyInput } from "../../modules/reporting/queries/warranty-input"
import type { ReportingModuleService } from "../../modules/reporting/service"
import { PlanWithTargets, renewingPlan } from "../../modules/warranty/rules/plan-choice"
import { TargetType } from "../../modules/warranty/types"
import { AmountInput } from "../../shared/money"
import { goodsOf } from "./goods"
import { warranties } from "./warranty-module"

export type ExpiringMonth = {
  /** `YYYY-MM` */
  month: string
  entitlements: number
  units: number
  /** Units for which a plan is on sale with a price in the currency. */
  renewable_units: number
  /** What those plans would be sold for, in major units of the currency as the host prices them; null where there is none. */
  renewal_value: number | null
}

export type ExpiringCover = Omit<ExpiringMonth, "month"> & { months: ExpiringMonth[] }

/**
 * Cover that ends in some months, and what it would be worth to renew it: units × the host's price of the most specific plan on sale that
 * is attached to the article.
 */
export async function expiringCover(
  container: MedusaContainer,
  input: WarrantyInput,
  filters: Period & { product_id?: string; plan_id?: string }
): Promise<ExpiringCover> {
  const plans = (await warranties(container).plansInUse()).filter(
    ({ is_sold, is_on, sold_variant_id }) => is_sold && is_on && sold_variant_id
  )
  const [ending, prices] = await Promise.all([
    container.resolve<ReportingModuleService>(REPORTING_MODULE).endingCover(input, filters, toldBy(plans)),
    pricesOf(
      container,
      plans.map(({ sold_variant_id }) => sold_variant_id!),
      input.currency_code
    ),
  ])
  const priceOf = await renewalPrices(container, plans, ending, prices)
  const months = [...new Set(ending.map(({ month }) => month))].map((month) => ({
    month,
    ...valueOf(
      ending.filter((row) => row.month === month),
      priceOf
    ),
  }))
  return { ...valueOf(ending, priceOf), months }
}

/** Which articles plans tell apart: the products and variants that one is attached to, every article where one is attached to what products share. */
function toldBy(plans: PlanWithTargets[]): ToldArticles | undefined {
  const targets = plans.flatMap((plan) => plan.targets)
  const of = (type: TargetType) => targets.filter((target) => target.type === type).map(({ target_id }) => target_id)
  return targets.every(({ type }) => ["all", "product", "variant"].includes(type))
    ? { product_ids: of("product"), variant_ids: of("variant") }
    : undefined
}

type PriceOf = (row: EndingCover) => AmountInput | null

function valueOf(rows: EndingCover[], priceOf: PriceOf): Omit<ExpiringMonth, "month"> {
  const priced = rows.flatMap((row) => {
    const price = priceOf(row)
    return price === null ? [] : [{ units: row.units, value: MathBN.mult(price, row.units) }]
  })
  return {
    entitlements: rows.reduce((sum, { covers }) => sum + covers, 0),
    units: MathBN.add(0, ...rows.map(({ units }) => units)).toNumber(),
    renewable_units: MathBN.add(0, ...priced.map(({ units }) => units)).toNumber(),
    renewal_value: priced.length ? MathBN.add(0, ...priced.map(({ value }) => value)).toNumber() : null,
  }
}

async function renewalPrices(
  container: MedusaContainer,
  plans: PlanWithTargets[],
  ending: EndingCover[],
  prices: Map<string, AmountInput>
): Promise<PriceOf> {
  const goods = await goodsOf(container, ending, plans)
  const known = new Map<string, AmountInput | null>()
  return (row) => {
    const key = `${row.product_id} ${row.variant_id}`
    if (!known.has(key)) {
      known.set(key, prices.get(renewingPlan(plans, goods(row))?.sold_variant_id ?? "") ?? null)
    }
    return known.get(key)!
  }
}

/** The host's price of one of each variant in a currency, of any region and customer; those without are left out. */
async function pricesOf(
  container: MedusaContainer,
  variant_ids: string[],
  currency_code: string
): Promise<Map<string, AmountInput>> {
  if (!variant_ids.length) {
    return new Map()
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: ["id", "price_set.id"],
    filters: { id: variant_ids },
  })
  const variants = (data as unknown as { id: string; price_set: { id: string } | null }[]).filter(
    ({ price_set }) => price_set
  )
  const sets = variants.length
    ? await container
        .resolve(Modules.PRICING)
        .calculatePrices({ id: variants.map(({ price_set }) => price_set!.id) }, { context: { currency_code } })
    : []
  return new Map(
    variants.flatMap(({ id, price_set }) => {
      const set = sets.find((one) => one.id === price_set!.id)
      return set && set.calculated_amount !== null
        ? [[id, (set.raw_calculated_amount ?? set.calculated_amount) as AmountInput] as const]
        : []
    })
  )
}
