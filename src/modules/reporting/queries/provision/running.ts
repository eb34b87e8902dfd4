import { MathBN } from "@medusajs/framework/utils"

import { currencyDecimals, Decimal } from "../../../../shared/money"
import { MonthNumber, PriorFrom } from "../../rules/provision"
import { Run } from "../read"
import { OpenClaimRow } from "./facts"
import { IN_CURRENCY, ProvisionInput } from "./input"

const AMOUNTS = [
  "opening", "built", "used", "released", "remeasured", "closing", "estimates", "cover", "mean_cost", "expected_claims", "expected_month",
] as const // prettier-ignore
type Amount = (typeof AMOUNTS)[number]

/** What is shown of a product's provision. */
export type ShownProduct = Readonly<Record<Amount, Decimal> & { units: number; prior_from: PriorFrom }>

/** A product's provision in the running month. Amounts are read as they are asked for: most of a page's are never shown. */
class RunningProduct {
  constructor(private readonly row: RunningRow) {}

  get units(): number {
    return this.row.units
  }

  get prior_from(): PriorFrom {
    return this.row.prior_from
  }

  static {
    for (const name of AMOUNTS) {
      Object.defineProperty(this.prototype, name, {
        get(this: { row: RunningRow }) {
          return MathBN.convert(this.row[name])
        },
      })
    }
  }
}

const shown = (row: RunningRow): ShownProduct => new RunningProduct(row) as RunningProduct & ShownProduct

/** Without a product where none is listed. */
type RunningRow = Record<Amount, string> & { product_id: string | null; units: number; prior_from: PriorFrom }

/** Whether anything of the month counts on a day to come, which what is kept has added already. */
const HAS_LATER = `greatest((select max(move_date) from crm_warranty_move), (select max(move_date) from crm_warranty_used)) > $4`

/**
 * What those who left were expected to be claimed, by product: of each month that cover began in, the units that are fewer at an age than
 * they were. Where nobody left, what joined is all that is kept.
 */
const LEFT = `
  select product_id, sum(greatest(0, -net) * (each - coalesce(below, 0))) as claims from (
    select n.product_id, n.each, sum(n.units) over longest as net, lead(n.each) over longest as below, n.first_month
      from (select m.product_id, m.first_month, m.last_month, sum(m.units) as units, crm_provision_claims(p.sums, m.first_month, m.last_month, $3) as each
              from crm_warranty_move m
              join (select distinct product_id, first_month from crm_warranty_move where month = $3 and currency_code = $1 and units < 0) g
                on g.product_id = m.product_id and g.first_month = m.first_month
              join crm_warranty_provision_month p on p.month = $3 - 1 and p.currency_code = $1 and p.product_id = m.product_id
             where m.month = $3 and m.currency_code = $1
             group by 1, 2, 3, p.sums) n
    window longest as (partition by n.product_id, n.first_month order by n.last_month desc)) l
   group by 1`

/** Open claims with the month that their unit's cover began in; without a known one they are of the month that they came in. */
const CLAIMED = `
  select c.product_id, coalesce(c.first_month, extract(year from s.day)::int * 12 + extract(month from s.day)::int - 1) as first, c.quantity, c.estimate, c.used as cost
    from crm_view_open_claim c cross join lateral (select c.submitted_at at time zone $5 as day) s
   where c.currency_code = $1 and c.submitted_at < ($4::text::date + 1)::timestamp at time zone $5`

/** $1 currency, $2 the store's, $3 the month, $4 today, $5 zone, $6 digits of the currency. */
const STATEMENT = `
  with opening as (
    select product_id, units, closing as opening, estimates as estimated, cover as covered, mean_cost, expected_claims, expected_month, prior_from
      from crm_warranty_provision_month where month = $3 - 1 and currency_code = $1
  ), moved as (
    select product_id, sum(units) as units, sum(claims) as claims, sum(next_claims) as next_claims, bool_or(claims is null) as is_other
      from crm_sum_provision_now where ${IN_CURRENCY} and month = $3 group by 1
  ), gone as (${LEFT}), used as (
    select product_id, sum(amount) as used from crm_sum_provision_used where currency_code = $1 and month = $3 group by 1
  ), claimed as (${CLAIMED}), open as (
    select c.product_id, sum(round(greatest(0, coalesce(c.estimate, o.mean_cost * c.quantity) - c.cost), $6::int)) as estimates
      from claimed c left join opening o using (product_id) group by 1
  ), now as (
    select product_id, o.product_id is null or coalesce(m.is_other, false) as is_other, o.prior_from, o.mean_cost, o.opening, o.estimated, coalesce(u.used, 0) as used,
           coalesce(e.estimates, 0) as estimates, o.units + coalesce(m.units, 0) as units, o.covered + coalesce(m.claims, 0) * o.mean_cost as cover,
           o.expected_claims + coalesce(m.claims, 0) as expected_claims, o.expected_month + coalesce(m.next_claims, 0) * o.mean_cost as expected_month,
           round((coalesce(m.claims, 0) + coalesce(g.claims, 0)) * o.mean_cost, $6::int) as built, round(coalesce(g.claims, 0) * o.mean_cost, $6::int) as passed
      from opening o full join moved m using (product_id) full join used u using (product_id) full join open e using (product_id) left join gone g using (product_id)
  ), ended as (
    select *, round(cover, $6::int) + estimates as closing, greatest(0, passed - (used + estimates - estimated)) as released from now
  )`

/** Whether what is kept says it: the month before was closed last, and nothing is dated in days to come. */
const IS_KEPT = `(select max(month) from crm_warranty_provision_close) = $3 - 1 and not coalesce(${HAS_LATER}, false) as is_kept`

/** Products that must be reckoned from their moves, and their open claims. */
const OTHER = `select product_id from ended where is_other and ($7::text is null or product_id = $7)`
const OTHERS = `array(${OTHER})`
const CLAIMS = `(select json_agg(json_build_object('product_id', product_id, 'first', first, 'quantity', quantity::float8, 'estimate', estimate::text, 'cost', cost::text))
     from claimed where product_id in (${OTHER}))`

/** $7 the product asked for, or null for all; $8 how many rows. What is not of one row stands in the first. */
const ROWS = `${STATEMENT}, listed as (
    select * from ended where not is_other and (units <> 0 or closing <> 0) and ($7::text is null or product_id = $7)
  )
  select ${IS_KEPT}, case when p.place > 1 then null else ${OTHERS} end as others, case when p.place > 1 then null else ${CLAIMS} end as claims, t.*, p.*
    from (select coalesce(sum(closing), 0)::text as all_closing, coalesce(sum(estimates), 0)::text as all_estimates,
                 coalesce(sum(units), 0)::float8 as all_units, count(*)::int as count from listed) t
    left join (
      select row_number() over (order by l.closing desc, product_id collate "C") as place, product_id, prior_from, units::float8 as units, opening::text, built::text,
             used::text, released::text, (closing - opening - built + used + released)::text as remeasured, closing::text, estimates::text, cover::text,
             mean_cost::text, expected_claims::text, expected_month::text
        from (select * from listed order by closing desc, product_id collate "C" limit $8) l) p on true
   order by p.place`

const TOTALS = `${STATEMENT}
  select ${["opening", "built", "used", "released", "closing", "expected_month"].map((name) => `coalesce(sum(${name}) filter (where not is_other), 0)::text as ${name}`).join(", ")},
         coalesce(sum(closing - opening - built + used + released) filter (where not is_other), 0)::text as remeasured, ${IS_KEPT}, ${OTHERS} as others, ${CLAIMS} as claims
    from ended where $7::text is null or product_id = $7`

const valuesOf = (
  { currency_code, store_currency, timezone, today }: ProvisionInput,
  month: MonthNumber,
  product_id?: string
): unknown[] => [
  ...[currency_code, store_currency, month, today, timezone, currencyDecimals(currency_code)],
  product_id ?? null,
]

/** Products that what was closed does not know in this currency: they must be reckoned from their moves and their open claims. */
export type Others = { others: string[]; claims: OpenClaimRow[] }
type Kept = { is_kept: boolean; others: string[]; claims: OpenClaimRow[] | null }

const othersOf = ({ others, claims }: Kept): Others => ({ others, claims: claims ?? [] })

/** Products with cover or open claims, the largest first, and what all of them have together. */
export type Listed = {
  rows: (readonly [string, ShownProduct])[]
  closing: Decimal
  estimates: Decimal
  units: number
  count: number
}

/**
 * The products of the running month where the one before was closed last, from what is kept of it; null where it was not, or more is kept
 * than happened until today.
 *
 * @param most - how many rows are read
 */
export async function runningProducts(
  run: Run,
  input: ProvisionInput,
  month: MonthNumber,
  { product_id, most }: { product_id?: string; most: number }
): Promise<(Listed & Others) | null> {
  const rows = await run<
    RunningRow & Kept & { all_closing: string; all_estimates: string; all_units: number; count: number }
  >(ROWS, [...valuesOf(input, month, product_id), most])
  const [first] = rows
  return first.is_kept
    ? {
        rows: rows.flatMap((row) => (row.product_id === null ? [] : [[row.product_id, shown(row)] as const])),
        closing: MathBN.convert(first.all_closing),
        estimates: MathBN.convert(first.all_estimates),
        units: first.all_units,
        count: first.count,
        ...othersOf(first),
      }
    : null
}

export type Totals = Record<(typeof TOTAL_AMOUNTS)[number], Decimal>
const TOTAL_AMOUNTS = ["opening", "built", "used", "released", "remeasured", "closing", "expected_month"] as const

/** The same of all products, or of one, added up. */
export async function runningTotals(
  run: Run,
  input: ProvisionInput,
  month: MonthNumber,
  product_id?: string
): Promise<({ totals: Totals } & Others) | null> {
  const [row] = await run<Record<keyof Totals, string> & Kept>(TOTALS, valuesOf(input, month, product_id))
  return row.is_kept
    ? {
        totals: Object.fromEntries(TOTAL_AMOUNTS.map((name) => [name, MathBN.convert(row[name])])) as Totals,
        ...othersOf(row),
      }
    : null
}

/** Adds up what some products have. */
export const addTotals = (totals: Totals, rows: Totals[]): Totals =>
  Object.fromEntries(
    TOTAL_AMOUNTS.map((name) => [name, MathBN.add(totals[name], ...rows.map((row) => row[name]))])
  ) as Totals

export const NO_TOTALS = Object.fromEntries(TOTAL_AMOUNTS.map((name) => [name, MathBN.convert(0)])) as Totals
