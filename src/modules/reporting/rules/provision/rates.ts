import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../../shared/money"
import { addedByAge, ByAge } from "./cover"

/** What is known of a product: unit-months and units claimed by age; units of settled claims and what they cost, in major units. */
export type Experience = { exposed: ByAge; claims: ByAge; settled: number; cost: Decimal }

/** What finance expects: claims per unit and month by age, the last of which holds on; cost of one unit; weight in unit-months. */
export type SetPrior = {
  scope: "product" | "type" | "all"
  /** The product or type; null for all. */
  scope_id: string | null
  rates: AmountInput[]
  cost: AmountInput
  k: number
}

/** Where a prior comes from: what finance set for the product, its type or all, what its type or all products showed, or nowhere. */
export type PriorFrom = "product" | "type" | "all" | "type_experience" | "all_experience" | "none"

export type AgeTerms = { exposed: number; claims: number; prior: Decimal; prior_from: PriorFrom; rate: Decimal }
export type CostTerms = { prior: Decimal; prior_from: PriorFrom; cost: Decimal; claims: number }

/** How often a unit of a product is claimed, and what that costs. */
export type Rates = {
  mean: Decimal
  prior_from: PriorFrom
  /** Claims of a unit expected in its first months, so many. */
  until: (ages: number) => Decimal
}

/** The same with what it was reckoned from, age by age. */
export type Terms = Rates & { k: number; ages: AgeTerms[]; cost: CostTerms }

/** What a product is judged by beside its own experience. */
export type Beside = { type_id: string | null; type: Experience | null; all: Experience; priors: SetPrior[] }

/** Weight of a prior in unit-months where finance said none. */
export const DEFAULT_K = 100

/** Weight of the prior cost, in units claimed. */
export const COST_WEIGHT = 5

/** Ages that are reckoned at least; the last one holds on. */
const LEAST_AGES = 36

const RATE_DIGITS = 12
const MEAN_DIGITS = 6
const HALF_UP = 4
const ZERO = MathBN.convert(0)

const ratio = (above: AmountInput, below: AmountInput, digits: number): Decimal =>
  MathBN.div(above, below).decimalPlaces(digits, HALF_UP)

export const NO_EXPERIENCE: Experience = { exposed: [], claims: [], settled: 0, cost: ZERO }

/** What several products showed together. */
export const together = (some: Experience[]): Experience => ({
  exposed: addedByAge(some.map(({ exposed }) => exposed)),
  claims: addedByAge(some.map(({ claims }) => claims)),
  settled: some.reduce((sum, { settled }) => sum + settled, 0),
  cost: MathBN.add(0, ...some.map(({ cost }) => cost)),
})

/** How many ages are reckoned, given all of what a currency's products showed and what was set. */
export const agesOf = (all: Experience, priors: SetPrior[], longest: number): number =>
  Math.max(LEAST_AGES, longest, all.exposed.length, all.claims.length, ...priors.map(({ rates }) => rates.length))

/** What finance set for a product: its own, else its type's, else all's. */
export const setPrior = (
  product_id: string,
  { type_id, priors }: Pick<Beside, "type_id" | "priors">
): SetPrior | null =>
  priors.find(({ scope, scope_id }) => scope === "product" && scope_id === product_id) ??
  priors.find(({ scope, scope_id }) => scope === "type" && type_id !== null && scope_id === type_id) ??
  priors.find(({ scope }) => scope === "all") ??
  null

type Prior = { value: Decimal; from: PriorFrom }

function rateBefore(age: number, set: SetPrior | null, k: number, { type, all }: Beside): Prior {
  if (set) {
    return { value: MathBN.convert(set.rates[Math.min(age, set.rates.length - 1)] ?? 0), from: set.scope }
  }
  const of = ({ exposed, claims }: Experience): Decimal => ratio(claims[age] ?? 0, exposed[age], RATE_DIGITS)
  if (type && (type.exposed[age] ?? 0) >= k) {
    return { value: of(type), from: "type_experience" }
  }
  return (all.exposed[age] ?? 0) > 0 ? { value: of(all), from: "all_experience" } : { value: ZERO, from: "none" }
}

function costBefore(set: SetPrior | null, { type, all }: Beside): Prior {
  if (set) {
    return { value: MathBN.convert(set.cost), from: set.scope }
  }
  const of = ({ cost, settled }: Experience): Decimal => ratio(cost, settled, MEAN_DIGITS)
  if (type && type.settled >= COST_WEIGHT) {
    return { value: of(type), from: "type_experience" }
  }
  return all.settled > 0 ? { value: of(all), from: "all_experience" } : { value: ZERO, from: "none" }
}

/**
 * Claim rates by age and the mean cost of a unit claimed.
 *
 * r(a) = (k · prior(a) + claims at age a) ÷ (k + unit-months at age a): age-specific rates (Kalbfleisch, Lawless and Robinson, Technometrics
 * 33, 1991), pulled to the prior as in gamma-Poisson credibility, to 12 digits. m = (5 · prior cost + costs) ÷ (5 + claims) over settled claims,
 * to 6 digits. A product without history has its prior; one claim moves a rate by less than 1 ÷ k.
 */
export function termsOf(product_id: string, own: Experience, beside: Beside, ages: number): Terms {
  const set = setPrior(product_id, beside)
  const k = set?.k ?? DEFAULT_K
  const before = costBefore(set, beside)
  const terms = Array.from({ length: ages }, (_, age): AgeTerms => {
    const { value: prior, from: prior_from } = rateBefore(age, set, k, beside)
    const [exposed, claims] = [Math.max(0, own.exposed[age] ?? 0), own.claims[age] ?? 0]
    const rate = ratio(MathBN.add(MathBN.mult(prior, k), claims), k + exposed, RATE_DIGITS)
    return { exposed, claims, prior, prior_from, rate }
  })
  return {
    ...{ k, ages: terms },
    mean: ratio(MathBN.add(MathBN.mult(before.value, COST_WEIGHT), own.cost), COST_WEIGHT + own.settled, MEAN_DIGITS),
    prior_from: before.from,
    until: ratesUntil(sumsOf(terms)),
    cost: { prior: before.value, prior_from: before.from, cost: own.cost, claims: own.settled },
  }
}

/** The rate at an age; that of the last age that was reckoned holds on. */
export const rateAt = ({ ages }: Pick<Terms, "ages">, age: number): Decimal =>
  ages[Math.min(age, ages.length - 1)]?.rate ?? ZERO

/** Sums of the rates of the first ages: of none, of one, and so on. */
export function sumsOf(ages: Pick<AgeTerms, "rate">[]): Decimal[] {
  const sums = [ZERO]
  ages.forEach(({ rate }, age) => sums.push(sums[age].plus(rate)))
  return sums
}

/** Claims of a unit in its first months, by the sums of its rates; they may be text, which is read only where it is asked for. */
export function ratesUntil(sums: AmountInput[]): Rates["until"] {
  const last = sums.length - 1
  const at = (ages: number): Decimal => MathBN.convert(sums[ages])
  return (ages) =>
    ages <= last
      ? at(ages)
      : last < 1
        ? ZERO
        : at(last).plus(
            at(last)
              .minus(at(last - 1))
              .times(ages - last)
          )
}

/** Units that are expected to be claimed. Ages beside each other at which there are as many units are reckoned together. */
export function expectedClaims(months: ByAge, { until }: Rates): Decimal {
  let sum = ZERO
  for (let from = 0; from < months.length;) {
    let to = from + 1
    while (to < months.length && months[to] === months[from]) {
      to++
    }
    if (months[from]) {
      sum = sum.plus(until(to).minus(until(from)).times(months[from]))
    }
    from = to
  }
  return sum
}

/** What these unit-months are expected to cost, exactly. */
export const expectedCost = (months: ByAge, rates: Rates): Decimal => expectedClaims(months, rates).times(rates.mean)
