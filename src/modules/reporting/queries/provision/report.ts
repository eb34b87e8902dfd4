import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../../shared/days"
import { AmountInput, Decimal, roundMoney } from "../../../../shared/money"
import {
  expectedCost,
  firstMonthLeft,
  leftByAge,
  monthOf,
  MonthNumber,
  monthText,
  PriorFrom,
} from "../../rules/provision"
import { figure } from "../../rules/aging"
import { Page } from "../aging"
import { factsAt, noFacts } from "./facts"
import { runOn } from "../read"
import { IN_CURRENCY, ProvisionInput } from "./input"
import { lastClosed, monthAt, openMonths, productsAt, ProvisionMonthState, totalsAt } from "./month"
import { wholeTerms } from "./reckoning"
import { addTotals, NO_TOTALS } from "./running"

/** What a product's free cover is expected to cost still. Amounts are major units of the currency. */
export type ProductProvision = {
  product_id: string
  title: string
  /** Units with cover left. */
  units: number
  mean_cost: number
  expected_claims: number
  /** With `estimates`, what open claims will still cost. */
  provision: number
  estimates: number
  prior_from: PriorFrom
}

export type Provision = {
  as_of: Day
  currency_code: string
  provision: number
  claims_estimates: number
  units: number
  products: ProductProvision[]
  count: number
}

const rounded = (amount: AmountInput, digits: number): number =>
  MathBN.convert(amount).decimalPlaces(digits, 4).toNumber()

/** @throws INVALID_DATA for a day to come */
function assertDay({ as_of, today }: ProvisionInput): void {
  if (as_of > today) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The warranty provision can be asked as of ${today} or earlier, not ${as_of}.`
    )
  }
}

/** The provision when a day ends, with a page of products, the largest first. */
export async function provision(
  source: DataSource,
  input: ProvisionInput,
  page: Page,
  { product_id, whole }: { product_id?: string; whole?: boolean } = {}
): Promise<Provision> {
  assertDay(input)
  const { rows, closing, estimates, units, count } = await productsAt(source, input, input.as_of, {
    whole,
    product_id,
    page,
  })
  const shown = rows.slice(page.offset, page.offset + page.limit)
  const catalogue = await input.catalogue(shown.map(([id]) => id))
  return {
    as_of: input.as_of,
    currency_code: input.currency_code,
    provision: figure(closing.toFixed()),
    claims_estimates: figure(estimates.toFixed()),
    units,
    products: shown.map(([id, row]) => ({
      product_id: id,
      title: catalogue.get(id)?.title ?? id,
      units: row.units,
      mean_cost: rounded(row.mean_cost, 6),
      expected_claims: rounded(row.expected_claims, 6),
      provision: figure(row.closing.toFixed()),
      estimates: figure(row.estimates.toFixed()),
      prior_from: row.prior_from,
    })),
    count,
  }
}

export type Arithmetic = {
  as_of: Day
  currency_code: string
  product_id: string
  title: string
  k: number
  ages: {
    age: number
    exposed: number
    claims: number
    prior: number
    prior_from: PriorFrom
    rate: number
    units_left: number
    amount: number
  }[]
  mean_cost: { prior: number; prior_from: PriorFrom; cost: number; claims: number; mean: number }
  cover: number
  estimates: number
  provision: number
}

/** How a product's provision comes about, age by age: amounts of ages are exact to 6 digits, their sum is rounded once. */
export async function provisionArithmetic(
  source: DataSource,
  input: ProvisionInput,
  product_id: string
): Promise<Arithmetic> {
  assertDay(input)
  const run = runOn(source)
  const [{ products, reckoning }, facts, catalogue] = await Promise.all([
    monthAt(run, input, input.as_of, { with_terms: true }),
    factsAt(run, input, input.as_of),
    input.catalogue([product_id]),
  ])
  const row = products.get(product_id)
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Nothing was covered or claimed of product ${product_id} in ${input.currency_code.toUpperCase()} by ${input.as_of}.`
    )
  }
  const terms = wholeTerms(row.rates ?? reckoning.of(product_id))
  const left = leftByAge((facts.get(product_id) ?? noFacts()).moves, firstMonthLeft(input.as_of))
  const used = terms.ages
    .map((one, age) => ({ one, age }))
    .filter(({ one, age }) => one.exposed || one.claims || left[age])
  const { prior, prior_from, cost, claims } = terms.cost
  return {
    as_of: input.as_of,
    currency_code: input.currency_code,
    product_id,
    title: catalogue.get(product_id)?.title ?? product_id,
    k: terms.k,
    ages: used.map(({ one, age }) => ({
      ...{ age, exposed: one.exposed, claims: one.claims, prior: one.prior.toNumber(), prior_from: one.prior_from },
      rate: one.rate.toNumber(),
      units_left: left[age] ?? 0,
      amount: rounded(one.rate.times(left[age] ?? 0).times(terms.mean), 6),
    })),
    mean_cost: { prior: prior.toNumber(), prior_from, cost: cost.toNumber(), claims, mean: terms.mean.toNumber() },
    cover: figure(roundMoney(row.cover, input.currency_code).toFixed()),
    estimates: figure(row.estimates.toFixed()),
    provision: figure(row.closing.toFixed()),
  }
}

const MOVED = ["opening", "built", "used", "released", "remeasured", "closing"] as const
export type MonthMovement = { month: string; is_closed: boolean } & Record<(typeof MOVED)[number], number>

const movement = (
  month: MonthNumber,
  is_closed: boolean,
  amounts: Record<(typeof MOVED)[number], AmountInput>
): MonthMovement => ({
  ...{ month: monthText(month), is_closed },
  ...(Object.fromEntries(MOVED.map((name) => [name, figure(MathBN.convert(amounts[name]).toFixed())])) as Record<
    (typeof MOVED)[number],
    number
  >),
})

/** What free cover will still cost, and what claims of the running month are expected to cost; amounts as exact decimal text. */
export async function provisionTile(
  source: DataSource,
  input: ProvisionInput
): Promise<{ provision: string; expected_this_month: string }> {
  const { closing, expected_month } = await totalsAt(source, input, input.today)
  return {
    provision: closing.toFixed(),
    expected_this_month: roundMoney(expected_month, input.currency_code).toFixed(),
  }
}

/** How the provision moved month by month: closed months as they were closed, later ones as they would be. */
export async function provisionMovements(
  source: DataSource,
  input: ProvisionInput,
  { from, to, product_id }: { from: MonthNumber; to: MonthNumber; product_id?: string }
): Promise<MonthMovement[]> {
  const run = runOn(source)
  const [closed, rows] = await Promise.all([
    lastClosed(run),
    run<{ month: MonthNumber } & Record<(typeof MOVED)[number], string>>(
      `select month, ${MOVED.map((name) => `sum(${name}) as ${name}`).join(", ")} from ${product_id ? "crm_view_provision_month" : "crm_sum_provision_month"}
        where currency_code = $1 and month between $2 and $3 and ($4::text is null ${product_id ? "or product_id = $4" : ""}) group by 1 order by 1`,
      [input.currency_code, from, to, product_id ?? null]
    ),
  ])
  const last = Math.min(to, monthOf(input.today))
  const start = Math.max(from, (closed ?? from - 1) + 1)
  const moved =
    start <= last ? await movedUntil(source, input, last, closed, product_id) : new Map<MonthNumber, Moved>()
  const open: MonthMovement[] = []
  for (let month = start; month <= last; month++) {
    open.push(movement(month, false, moved.get(month) ?? NO_TOTALS))
  }
  return [...rows.map(({ month, ...amounts }) => movement(month, true, amounts)), ...open]
}

type Moved = Record<(typeof MOVED)[number], Decimal>

/** What moved in months that are not closed, to one of them: the running one as it is today. */
async function movedUntil(
  source: DataSource,
  input: ProvisionInput,
  last: MonthNumber,
  closed: MonthNumber | null,
  product_id?: string
): Promise<Map<MonthNumber, Moved>> {
  const isRunning = last === monthOf(input.today)
  const over = await openMonths(runOn(source), input, isRunning ? last : last + 1, closed)
  const moved = new Map(over.map((state): [MonthNumber, Moved] => [state.month, movedIn(state, product_id)]))
  return isRunning
    ? moved.set(last, await totalsAt(source, input, input.today, { before: over.at(-1), product_id }))
    : moved
}

function movedIn({ products }: ProvisionMonthState, product_id?: string): Moved {
  const rows = [...products].flatMap(([id, row]) => (!product_id || id === product_id ? [row] : []))
  return addTotals(NO_TOTALS, rows)
}

/** Units delivered in a month and not taken back; what their cover was expected to cost, what it did cost, and what is still expected. */
export type Cohort = { month: string; units: number; expected: number; cost: number; still_expected: number }

/** Expected against actual by the month that cover began in; one row each, the earliest first. */
export async function provisionCohorts(
  source: DataSource,
  input: ProvisionInput,
  { product_id }: { product_id?: string } = {}
): Promise<Cohort[]> {
  assertDay(input)
  const run = runOn(source)
  const values = [input.currency_code, input.store_currency, input.as_of, product_id ?? null]
  const until = monthOf(input.as_of)
  const [state, facts, built, used] = await Promise.all([
    monthAt(run, input, input.as_of, { with_terms: true }),
    factsAt(run, input, input.as_of),
    run<{ cohort: string; amount: string }>(
      `select b.cohort, sum(b.amount::numeric) as amount from crm_view_provision_month m cross join lateral jsonb_each_text(m.built_by) as b (cohort, amount)
        where m.currency_code = $1 and m.month < $2 and ($3::text is null or m.product_id = $3) group by 1`,
      [input.currency_code, until, product_id ?? null]
    ),
    run<{ first: MonthNumber; amount: string }>(
      `select first_month as first, sum(amount) as amount from crm_warranty_used
        where ${IN_CURRENCY} and move_date <= $3 and ($4::text is null or product_id = $4) group by 1`,
      values
    ),
  ])
  const cohorts = new Map<string, Record<"expected" | "cost" | "still", Decimal> & { units: number }>()
  const of = (month: string) => {
    const known = cohorts.get(month) ?? {
      units: 0,
      expected: MathBN.convert(0),
      cost: MathBN.convert(0),
      still: MathBN.convert(0),
    }
    cohorts.set(month, known)
    return known
  }
  const add = (month: string, name: "expected" | "cost" | "still", amount: AmountInput): void => {
    of(month)[name] = MathBN.add(of(month)[name], amount)
  }
  built.forEach(({ cohort, amount }) => add(cohort, "expected", amount))
  for (const { products } of await openMonths(run, input, until, await lastClosed(run))) {
    for (const [id, row] of products) {
      if (!product_id || id === product_id) {
        Object.entries(row.built_by).forEach(([cohort, amount]) => add(cohort, "expected", amount))
      }
    }
  }
  used.forEach(({ first, amount }) => add(monthText(first), "cost", amount))
  for (const [id, row] of state.products) {
    if (product_id && id !== product_id) {
      continue
    }
    Object.entries(row.built_by).forEach(([cohort, amount]) => add(cohort, "expected", amount))
    const { moves, open } = facts.get(id) ?? noFacts()
    const rates = row.rates ?? state.reckoning.of(id)
    for (const first of new Set(moves.map((move) => move.first))) {
      const own = moves.filter((move) => move.first === first)
      of(monthText(first)).units += own.reduce((sum, { units }) => sum + units, 0)
      add(monthText(first), "still", expectedCost(leftByAge(own, firstMonthLeft(input.as_of)), rates))
    }
    for (const claim of open) {
      const left = MathBN.max(0, MathBN.sub(claim.estimate ?? MathBN.mult(rates.mean, claim.quantity), claim.cost))
      add(monthText(claim.first), "still", left)
    }
  }
  const money = (amount: Decimal): number => figure(roundMoney(amount, input.currency_code).toFixed())
  return [...cohorts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([month, { units, expected, cost, still }]) => ({
      ...{ month, units, expected: money(expected), cost: money(cost), still_expected: money(still) },
    }))
}
