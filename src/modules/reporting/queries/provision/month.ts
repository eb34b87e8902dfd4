import { groupBy, MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../../shared/days"
import { Decimal } from "../../../../shared/money"
import {
  addedByAge, CoverMove, changesByFirst, estimateOf, expectedClaims, expectedCost, firstMonthLeft, lastDayOf, leftByAge, monthOf, MonthNumber,
  Movement, movementOf, PriorFrom, ranByAge, Rates, ratesUntil, unitsLeft,
} from "../../rules/provision" // prettier-ignore
import {
  factsAt, movesAt, noFacts, openClaim, OpenClaimOf, OpenClaimRow, openClaimsNow, ProductFacts, Used, usedAt,
} from "./facts" // prettier-ignore
import { Page } from "../aging"
import { plannedOn, Run, runOn } from "../read"
import { ProvisionInput } from "./input"
import { addTotals, Listed, NO_TOTALS, Others, runningProducts, runningTotals, ShownProduct, Totals } from "./running"
import { kept, KeptShown, KeptTerms, keptShown, keptTerms, readPriors, Reckoning, reckon } from "./reckoning"

/** A product's provision at the end of a month or of a day in it. */
export type ProductMonth = Movement & {
  /** Units with cover left. */
  units: number
  mean_cost: Decimal
  /** Exact number of units still expected to be claimed. */
  expected_claims: Decimal
  /** Exact cost expected of the first month that is not over. */
  expected_month: Decimal
  prior_from: PriorFrom
  /** What was used, by account of the cost ledger. */
  used_by: Record<string, Decimal>
  /** With what they were reckoned from, where that was read. */
  rates: Rates
}

export type ProvisionMonthState = {
  month: MonthNumber
  is_closed: boolean
  products: Map<string, ProductMonth>
  /** What is reckoned with from here on. */
  reckoning: Reckoning
  /** What was known of each product; only where everything was read. */
  facts?: Map<string, ProductFacts>
}

type KeptRow = Record<
  | "opening"
  | "built"
  | "used"
  | "released"
  | "remeasured"
  | "closing"
  | "estimates"
  | "cover"
  | "mean_cost"
  | "expected_claims"
  | "expected_month",
  string
> & {
  product_id: string
  units: number
  prior_from: PriorFrom
  terms: KeptTerms | null
  sums: string[] | null
  built_by: Record<string, string>
  used_by: Record<string, string>
}

const decimals = (texts: Record<string, string>): Record<string, Decimal> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, MathBN.convert(text)]))

/** The latest month that was closed. */
export async function lastClosed(run: Run): Promise<MonthNumber | null> {
  const [{ month }] = await run<{ month: number | null }>(
    "select max(month) as month from crm_warranty_provision_close"
  )
  return month
}

/**
 * A month as it was closed.
 *
 * @param rates_of - products of which the rates alone are needed, beside those with open claims; all, and what they were reckoned from, where left out
 * @param only - products that are read; all where left out
 */
export async function closedMonth(
  run: Run,
  input: ProvisionInput,
  month: MonthNumber,
  rates_of?: string[],
  only?: string[]
): Promise<ProvisionMonthState> {
  const [rows, [close], priors] = await Promise.all([
    run<KeptRow>(
      `select product_id, units::float8 as units, opening::text, built::text, used::text, released::text, remeasured::text, closing::text, estimates::text,
              cover::text, mean_cost::text, expected_claims::text, expected_month::text, prior_from, built_by, used_by,
              case when $3::text[] is null then terms end as terms,
              case when $3::text[] is null or product_id = any ($3) or estimates <> 0 then sums end as sums
         from crm_view_provision_month where month = $1 and currency_code = $2 and ($4::text[] is null or product_id = any ($4))`,
      [month, input.currency_code, rates_of ?? null, only ?? null]
    ),
    run<{ shown: KeptShown | undefined }>(
      "select experience -> $2::text as shown from crm_warranty_provision_close where month = $1",
      [month, input.currency_code]
    ),
    rates_of?.length ? readPriors(run, input) : undefined,
  ])
  const rates = new Map<string, Rates>(
    rows.flatMap(({ product_id, terms, sums, mean_cost, prior_from }) => {
      const alone = () => ({ mean: MathBN.convert(mean_cost), prior_from, until: ratesUntil(sums!) })
      return sums ? [[product_id, terms ? keptTerms(terms, sums) : alone()] as const] : []
    })
  )
  const reckoning = await kept(run, input, keptShown(close?.shown ?? undefined), rates, rates_of ?? [], priors)
  const products = new Map(
    rows.map(({ product_id, units, prior_from, built_by, used_by, terms: _terms, sums: _sums, ...amounts }) => [
      product_id,
      {
        ...(decimals(amounts) as unknown as Movement &
          Pick<ProductMonth, "mean_cost" | "expected_claims" | "expected_month">),
        units,
        prior_from,
        built_by: decimals(built_by),
        used_by: decimals(used_by),
        rates: rates.get(product_id),
      } as ProductMonth,
    ])
  )
  return { month, is_closed: true, products, reckoning }
}

const NOTHING = {
  closing: MathBN.convert(0),
  estimates: MathBN.convert(0),
  cover: MathBN.convert(0),
  expected_claims: MathBN.convert(0),
  expected_month: MathBN.convert(0),
  units: 0,
}

const usedBy = (used: Used[]): Map<string, Record<string, Decimal>> => {
  const byProduct = new Map<string, Record<string, Decimal>>()
  for (const { product_id, account, amount } of used) {
    byProduct.set(product_id, { ...byProduct.get(product_id), [account]: MathBN.convert(amount) })
  }
  return byProduct
}

const estimatesOf = (open: OpenClaimOf[], { mean }: Rates, currency_code: string): Decimal =>
  MathBN.add(0, ...open.map((claim) => estimateOf(claim, mean, currency_code)))

export type MonthOptions = {
  /** Reckons all of it anew, also what is kept of closed months, to be compared with it. */
  whole?: boolean
  /** Gives the rates of every product, also of those in which nothing moved. */
  with_terms?: boolean
  /** How the month before ended, where that is known and was not closed. */
  before?: ProvisionMonthState
}

/**
 * How the provision stands when a day ends and how it moved in its month: as closed where it was, from what was closed last and the few
 * moves since on today, else from every move, claim and cost until that day. All of them give the same figures.
 *
 * Rates are reckoned at the end of each month and hold for the next one.
 *
 */
export async function monthAt(
  run: Run,
  input: ProvisionInput,
  day: Day,
  { whole = false, with_terms = false, before }: MonthOptions = {}
): Promise<ProvisionMonthState> {
  const month = monthOf(day)
  const closed = whole ? null : await lastClosed(run)
  const is_over = firstMonthLeft(day) > month
  if (closed !== null && is_over && month <= closed) {
    return closedMonth(run, input, month)
  }
  if (closed === month - 1 && !is_over && day === input.today) {
    return runningMonth(run, input, month, { with_terms })
  }
  if (closed !== null && month - 1 <= closed) {
    return wholeMonth(run, input, day, await closedMonth(run, input, month - 1))
  }
  const earlier = before ?? (await openMonths(run, input, month, closed)).at(-1)
  return wholeMonth(run, input, day, earlier ?? null)
}

/** Whether a day may be read from what is kept of its month: the running one, which is not over. */
const isRunning = ({ today }: ProvisionInput, day: Day): boolean =>
  day === today && firstMonthLeft(day) === monthOf(day)

/** The largest first, then by id as the database sorts text of bytes. */
const byClosing = (
  [a, { closing: one }]: readonly [string, ShownProduct],
  [b, { closing: other }]: readonly [string, ShownProduct]
): number => other.comparedTo(one) || (a < b ? -1 : 1)

/**
 * Products with cover or open claims when a day ends, the largest first, as {@link monthAt} has them.
 *
 * @param page - what is shown of them; the rows are answered from the first on
 */
export async function productsAt(
  source: DataSource,
  input: ProvisionInput,
  day: Day,
  {
    whole = false,
    product_id,
    page: { limit, offset },
  }: Pick<MonthOptions, "whole"> & { product_id?: string; page: Page }
): Promise<Listed> {
  const run = runOn(source)
  const month = monthOf(day)
  const kept =
    !whole && isRunning(input, day)
      ? await runningProducts(plannedOn(source), input, month, { product_id, most: offset + limit })
      : null
  const products = kept
    ? await reckoned(
        run,
        input,
        month,
        kept,
        kept.rows.slice(offset).map(([id]) => id)
      )
    : (await monthAt(run, input, day, { whole })).products
  const rows = [...products].filter(
    ([id, { units, closing }]) => (!product_id || id === product_id) && (units !== 0 || !closing.isZero())
  )
  const sum = (name: "closing" | "estimates"): Decimal =>
    MathBN.add(kept?.[name] ?? 0, ...rows.map(([, row]) => row[name]))
  return {
    rows: [...(kept?.rows ?? []), ...rows].sort(byClosing),
    closing: sum("closing"),
    estimates: sum("estimates"),
    units: rows.reduce((total, [, { units }]) => total + units, kept?.units ?? 0),
    count: rows.length + (kept?.count ?? 0),
  }
}

/** What all products have together when a day ends, or one; of a month whose one before is known as it ended where `before` says how. */
export async function totalsAt(
  source: DataSource,
  input: ProvisionInput,
  day: Day,
  { product_id, before }: Pick<MonthOptions, "before"> & { product_id?: string } = {}
): Promise<Totals> {
  const run = runOn(source)
  const month = monthOf(day)
  const kept = isRunning(input, day) ? await runningTotals(plannedOn(source), input, month, product_id) : null
  if (kept) {
    return addTotals(kept.totals, [...(await reckoned(run, input, month, kept)).values()])
  }
  const { products } = await monthAt(run, input, day, { before })
  return addTotals(
    NO_TOTALS,
    [...products].flatMap(([id, product]) => (!product_id || id === product_id ? [product] : []))
  )
}

/** Products of the running month that what was closed did not know. What they are, and what is shown beside them, is asked for meanwhile. */
async function reckoned(
  run: Run,
  input: ProvisionInput,
  month: MonthNumber,
  { others: only, claims }: Others,
  beside: string[] = []
): Promise<Map<string, ProductMonth>> {
  const asked = input.catalogue([...only, ...beside])
  const [products] = await Promise.all([
    only.length ? runningMonth(run, input, month, { of: { only, claims } }).then((state) => state.products) : new Map(),
    asked,
  ])
  return products
}

/**
 * The months before one that are over and not closed, each reckoned from the one before it, the first from what was closed last.
 *
 * @param closed - the latest month closed; null reckons from the first in which anything moved
 */
export async function openMonths(
  run: Run,
  input: ProvisionInput,
  until: MonthNumber,
  closed: MonthNumber | null
): Promise<ProvisionMonthState[]> {
  const first = await firstMonth(run)
  const start = Math.max(first ?? until, closed === null ? -Infinity : closed + 1)
  let before = closed !== null && start === closed + 1 && start < until ? await closedMonth(run, input, closed) : null
  const months: ProvisionMonthState[] = []
  for (let month = start; month < until; month++) {
    before = await wholeMonth(run, input, lastDayOf(month), before)
    months.push(before)
  }
  return months
}

/** The month in which anything moved first. */
export async function firstMonth(run: Run): Promise<MonthNumber | null> {
  const [{ month }] = await run<{ month: number | null }>(
    `select least((select min(month) from crm_warranty_move), (select min(month) from crm_warranty_used)) as month`
  )
  return month
}

async function wholeMonth(
  run: Run,
  input: ProvisionInput,
  day: Day,
  before: ProvisionMonthState | null
): Promise<ProvisionMonthState> {
  const month = monthOf(day)
  const from = firstMonthLeft(day)
  const [facts, used] = await Promise.all([factsAt(run, input, day), usedAt(run, input, day)])
  const ids = new Set([
    ...facts.keys(),
    ...(before?.products.keys() ?? []),
    ...used.map(({ product_id }) => product_id),
  ])
  const opened = before
    ? await withOthers(run, input, before, [...ids])
    : await reckon(run, input, new Map(), month - 1)
  const opening = before ? opened : await withTypes(run, input, opened, [...ids])
  const reckoning = from > month ? await reckon(run, input, facts, month) : opening
  const accounts = usedBy(used)
  const products = new Map(
    [...ids].sort().map((product_id) => {
      const { moves, open } = facts.get(product_id) ?? noFacts()
      const rates = reckoning.of(product_id)
      const left = leftByAge(moves, from)
      const used_by = accounts.get(product_id) ?? {}
      const movement = movementOf({
        ...{ month, currency_code: input.currency_code },
        moves: moves.filter((move) => move.month === month),
        ran: from > month ? ranByAge(moves, month) : [],
        before: opening.of(product_id),
        opening: before?.products.get(product_id) ?? NOTHING,
        cover: expectedCost(left, rates),
        estimates: estimatesOf(open, rates, input.currency_code),
        used: MathBN.add(0, ...Object.values(used_by)),
      })
      return [
        product_id,
        {
          ...movement,
          ...said(rates),
          units: unitsLeft(moves, from),
          expected_claims: expectedClaims(left, rates),
          expected_month: expectedCost(ranByAge(moves, from), rates),
          used_by,
          rates,
        },
      ]
    })
  )
  return { month, is_closed: false, products, reckoning, facts }
}

/** The rates of a closing, also for products that it did not know. */
const withOthers = async (
  run: Run,
  input: ProvisionInput,
  before: ProvisionMonthState,
  ids: string[]
): Promise<Reckoning> => {
  const known = new Map([...before.products.keys()].map((product_id) => [product_id, before.reckoning.of(product_id)]))
  return kept(run, input, before.reckoning.shown, known, ids)
}

/** Before anything was known, products have what was set for them or their type. */
const withTypes = (run: Run, input: ProvisionInput, { shown }: Reckoning, ids: string[]): Promise<Reckoning> =>
  kept(run, input, shown, new Map(), ids)

const said = ({ mean, prior_from }: Rates) => ({ mean_cost: mean, prior_from })

/** The running month from the one before it, which was closed, and the moves since; `of` some products alone, whose open claims are known. */
async function runningMonth(
  run: Run,
  input: ProvisionInput,
  month: MonthNumber,
  { with_terms = false, of }: { with_terms?: boolean; of?: { only: string[]; claims: OpenClaimRow[] } }
): Promise<ProvisionMonthState> {
  const only = of?.only
  const closed = (rates_of?: string[]) => closedMonth(run, input, month - 1, rates_of, only)
  const [moves, used, claims, known] = await Promise.all([
    movesAt(run, input, input.today, { of_month: true, only }),
    usedAt(run, input, input.today, only),
    of?.claims ?? openClaimsNow(run, input),
    only && closed(only),
  ])
  const byProduct = groupBy(moves, "product_id") as Map<string, typeof moves>
  const open = groupBy(claims, "product_id") as Map<string, OpenClaimRow[]>
  const needed = [...new Set([...byProduct.keys(), ...open.keys(), ...used.map(({ product_id }) => product_id)])]
  const before = known ?? (await closed(with_terms ? undefined : needed))
  const reckoning = with_terms ? await withOthers(run, input, before, needed) : before.reckoning
  const accounts = usedBy(used)
  const products = new Map(
    [...new Set([...before.products.keys(), ...needed])].sort().map((product_id) => {
      const opening = before.products.get(product_id)
      return [product_id, moved(product_id, opening)]
    })
  )
  return { month, is_closed: false, products, reckoning }

  function moved(product_id: string, opening: ProductMonth | undefined): ProductMonth {
    const { closing, estimates, cover, expected_claims, expected_month, units } = opening ?? NOTHING
    if (opening && estimates.isZero() && !needed.includes(product_id)) {
      return { ...opening, ...STILL, opening: closing, built_by: {}, used_by: {} }
    }
    const rates = reckoning.of(product_id)
    const own: CoverMove[] = byProduct.get(product_id) ?? []
    const changes = [...changesByFirst(own, month).values()]
    const joined = addedByAge(changes.map((change) => change.joined))
    const left = addedByAge(changes.map((change) => change.left))
    const used_by = accounts.get(product_id) ?? {}
    const movement = movementOf({
      ...{
        month,
        currency_code: input.currency_code,
        moves: own,
        ran: [],
        before: rates,
        opening: { closing, estimates },
      },
      cover: cover.plus(expectedCost(joined, rates)).minus(expectedCost(left, rates)),
      estimates: estimatesOf((open.get(product_id) ?? []).map(openClaim), rates, input.currency_code),
      used: MathBN.add(0, ...Object.values(used_by)),
    })
    return {
      ...{ ...movement, ...said(rates), used_by, rates },
      units: units + unitsLeft(own, month),
      expected_claims: expected_claims.plus(expectedClaims(joined, rates)).minus(expectedClaims(left, rates)),
      expected_month: expected_month.plus(expectedCost(ranByAge(own, month), rates)),
    }
  }
}

const STILL = { built: NOTHING.closing, used: NOTHING.closing, released: NOTHING.closing, remeasured: NOTHING.closing }
