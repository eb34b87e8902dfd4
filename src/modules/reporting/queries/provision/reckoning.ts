import { MathBN, MedusaError } from "@medusajs/framework/utils"

import {
  agesOf,
  Experience,
  MonthNumber,
  NO_EXPERIENCE,
  PriorFrom,
  Rates,
  ratesUntil,
  SetPrior,
  sumsOf,
  Terms,
  termsOf,
  together,
} from "../../rules/provision"
import { experienceOf, ProductFacts } from "./facts"
import { Run } from "../read"
import { ProvisionInput } from "./input"

/** What types and all products of a currency showed, by which products without history are judged. */
export type Shown = { all: Experience; types: Map<string, Experience>; longest: number }

/** How often units are claimed and what that costs, of each product, as reckoned at the end of a month. */
export type Reckoning = {
  /** Reckoned of products with history; of any other by what is known beside it. */
  of: (product_id: string) => Rates
  shown: Shown
}

export const readPriors = (run: Run, { currency_code }: ProvisionInput): Promise<SetPrior[]> =>
  run<SetPrior>(
    "select scope, scope_id, rates, cost::text as cost, k from crm_warranty_prior where currency_code = $1 and deleted_at is null",
    [currency_code]
  )

/** Reckons from what was known at the end of the month `until`. */
export async function reckon(
  run: Run,
  input: ProvisionInput,
  facts: Map<string, ProductFacts>,
  until: MonthNumber
): Promise<Reckoning> {
  const own = new Map([...facts].map(([product_id, known]) => [product_id, experienceOf(known, until)]))
  const catalogue = await input.catalogue([...facts.keys()])
  const byType = new Map<string, Experience[]>()
  for (const [product_id, one] of own) {
    const type_id = catalogue.get(product_id)?.type_id
    if (type_id) {
      byType.set(type_id, [...(byType.get(type_id) ?? []), one])
    }
  }
  const types = new Map([...byType].map(([type_id, some]) => [type_id, together(some)]))
  const longest = Math.max(
    0,
    ...[...facts.values()].flatMap(({ moves }) => moves.map(({ first, last }) => last - first + 1))
  )
  const shown = { all: together([...own.values()]), types, longest }
  return { shown, of: await judge(run, input, shown, own, catalogue) }
}

/** What was reckoned when a month was closed. @param priors - those set, where they were read already */
export async function kept(
  run: Run,
  input: ProvisionInput,
  shown: Shown,
  terms: Map<string, Rates>,
  others: string[],
  priors?: SetPrior[]
): Promise<Reckoning> {
  const unknown = others.filter((product_id) => !terms.has(product_id))
  const judged = unknown.length
    ? await judge(run, input, shown, new Map(), input.catalogue(unknown), priors)
    : () => undefined
  return { shown, of: (product_id) => terms.get(product_id) ?? judged(product_id)! }
}

type Known = Awaited<ReturnType<ProvisionInput["catalogue"]>>

async function judge(
  run: Run,
  input: ProvisionInput,
  { all, types, longest }: Shown,
  own: Map<string, Experience>,
  asked: Known | Promise<Known>,
  known_priors?: SetPrior[]
): Promise<(product_id: string) => Terms> {
  const [priors, catalogue] = await Promise.all([known_priors ?? readPriors(run, input), asked])
  const ages = agesOf(all, priors, longest)
  const known = new Map<string, Terms>()
  return (product_id) => {
    const type_id = catalogue.get(product_id)?.type_id ?? null
    const beside = { type_id, type: types.get(type_id ?? "") ?? null, all, priors }
    const terms = known.get(product_id) ?? termsOf(product_id, own.get(product_id) ?? NO_EXPERIENCE, beside, ages)
    known.set(product_id, terms)
    return terms
  }
}

/** Terms as a closed month keeps them, amounts as decimal text. */
export type KeptTerms = {
  k: number
  ages: [exposed: number, claims: number, prior: string, prior_from: PriorFrom, rate: string][]
  mean: string
  cost: { prior: string; prior_from: PriorFrom; cost: string; claims: number }
}

/** Sums of the rates of a product's first ages, as a closed month keeps them for the days after it. */
export const keepSums = ({ ages }: Terms): string[] => sumsOf(ages).map((sum) => sum.toFixed())

export const keepTerms = ({ k, ages, mean, cost }: Terms): KeptTerms => ({
  k,
  ages: ages.map(({ exposed, claims, prior, prior_from, rate }) => [
    exposed,
    claims,
    prior.toFixed(),
    prior_from,
    rate.toFixed(),
  ]),
  mean: mean.toFixed(),
  cost: { ...cost, prior: cost.prior.toFixed(), cost: cost.cost.toFixed() },
})

export const keptTerms = ({ k, ages, mean, cost }: KeptTerms, sums: string[]): Terms => ({
  k,
  prior_from: cost.prior_from,
  until: ratesUntil(sums),
  ages: ages.map(([exposed, claims, prior, prior_from, rate]) => ({
    ...{ exposed, claims, prior_from },
    prior: MathBN.convert(prior),
    rate: MathBN.convert(rate),
  })),
  mean: MathBN.convert(mean),
  cost: { ...cost, prior: MathBN.convert(cost.prior), cost: MathBN.convert(cost.cost) },
})

/** What the rates of a product were reckoned from. @throws UNEXPECTED_STATE where they alone were read */
export function wholeTerms(rates: Rates): Terms {
  if (!("ages" in rates)) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "Rates were read without what they were reckoned from.")
  }
  return rates as Terms
}

type KeptExperience = Omit<Experience, "cost"> & { cost: string }
export type KeptShown = { all: KeptExperience; types: Record<string, KeptExperience>; longest: number }

const keepExperience = ({ cost, ...rest }: Experience): KeptExperience => ({ ...rest, cost: cost.toFixed() })
const keptExperience = ({ cost, ...rest }: KeptExperience): Experience => ({ ...rest, cost: MathBN.convert(cost) })

export const keepShown = ({ all, types, longest }: Shown): KeptShown => ({
  all: keepExperience(all),
  types: Object.fromEntries([...types].map(([type_id, one]) => [type_id, keepExperience(one)])),
  longest,
})

export const keptShown = (shown: KeptShown | undefined): Shown => ({
  all: shown ? keptExperience(shown.all) : NO_EXPERIENCE,
  types: new Map(Object.entries(shown?.types ?? {}).map(([type_id, one]) => [type_id, keptExperience(one)])),
  longest: shown?.longest ?? 0,
})
