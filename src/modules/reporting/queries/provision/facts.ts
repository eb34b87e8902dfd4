import { MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../../shared/days"
import { Decimal } from "../../../../shared/money"
import { ByAge, CoverMove, Experience, exposedByAge, monthOf, MonthNumber, OpenClaim } from "../../rules/provision"
import { Run } from "../read"
import { IN_CURRENCY, ProvisionInput } from "./input"

/** An open claim with the month that its unit's cover began in. */
export type OpenClaimOf = OpenClaim & { first: MonthNumber }

/** What was known of a product when a day ended. */
export type ProductFacts = {
  moves: CoverMove[]
  /** Units claimed by age. */
  claims: ByAge
  /** Units of settled claims, and what those cost. */
  settled: number
  cost: Decimal
  open: OpenClaimOf[]
}

export type Used = { product_id: string; account: string; amount: string }

export const noFacts = (): ProductFacts => ({ moves: [], claims: [], settled: 0, cost: MathBN.convert(0), open: [] })

/** What a product showed until the end of a month. */
export const experienceOf = ({ moves, claims, settled, cost }: ProductFacts, until: MonthNumber): Experience => ({
  exposed: exposedByAge(moves, until),
  claims,
  settled,
  cost,
})

type MoveRow = { product_id: string } & CoverMove

/** Moves until a day; of its month alone where `of_month`, and of some products where they are named. */
export function movesAt(
  run: Run,
  input: ProvisionInput,
  day: Day,
  { of_month = false, only }: { of_month?: boolean; only?: string[] } = {}
): Promise<MoveRow[]> {
  return run<MoveRow>(
    `select product_id, first_month as first, last_month as last, month, sum(units)::float8 as units from crm_warranty_move
      where ${IN_CURRENCY} and month ${of_month ? "=" : "<="} $3 and move_date <= $4 and ($5::text[] is null or product_id = any ($5))
      group by 1, 2, 3, 4 having sum(units) <> 0 order by 1, 2, 3, 4`,
    [input.currency_code, input.store_currency, monthOf(day), day, only ?? null]
  )
}

/** What claims that were provided for cost in the month of a day until it, by product and account; of some products where they are named. */
export function usedAt(run: Run, { currency_code }: ProvisionInput, day: Day, only?: string[]): Promise<Used[]> {
  return run<Used>(
    `select product_id, account, trim_scale(sum(amount))::text as amount from crm_warranty_used
      where currency_code = $1 and month = $2 and move_date <= $3 and ($4::text[] is null or product_id = any ($4))
      group by 1, 2 having sum(amount) <> 0 order by 1, 2`,
    [currency_code, monthOf(day), day, only ?? null]
  )
}

/** A claim as the statements answer it. */
export type ClaimRow = {
  product_id: string
  first: MonthNumber
  age: number
  quantity: number
  state: string
  estimate: string | null
  cost: string
}

/** The claim's state when the day ended, by what was noted, else by its moments. */
const STATE = `coalesce(
  (select s.state from crm_warranty_claim_state s where s.claim_id = c.claim_id and s.at < d.ended and s.deleted_at is null order by s.at desc, s.created_at desc limit 1),
  case when c.resolved_at < d.ended then 'resolved' when c.canceled_at < d.ended then 'canceled' when c.rejected_at < d.ended then 'rejected' else 'submitted' end)`

/** What of an open claim its estimate is reckoned from. */
export type OpenClaimRow = Omit<ClaimRow, "age" | "state">

/** $1 currency, $2 zone, $3 the day. */
const claimRows = (state: string, only: string): string => `
  select c.product_id, coalesce(c.first_month, c.submitted_month) as first, greatest(0, c.submitted_month - coalesce(c.first_month, c.submitted_month)) as age,
         c.quantity::float8 as quantity, c.state, c.estimate::text as estimate,
         (select coalesce(sum(u.amount), 0)::text from crm_warranty_used u where u.claim_id = c.claim_id and u.move_date <= $3::text) as cost
    from (select c.*, ${state} as state,
                 extract(year from c.submitted_at at time zone $2)::int * 12 + extract(month from c.submitted_at at time zone $2)::int - 1 as submitted_month
            from crm_view_provision_claim c cross join (select ($3::text::date + 1)::timestamp at time zone $2 as ended) d
           where c.currency_code = $1 and c.provisioned and c.submitted_at < d.ended ${only}) c
   where c.state not in ('rejected', 'canceled') and not (c.state = 'resolved' and c.remedy = 'refund')`

/** Claims that were provided for, as they stood when the day ended; refunds are no cost of warranty. */
const claimsAt = (run: Run, { currency_code, timezone }: ProvisionInput, day: Day): Promise<ClaimRow[]> =>
  run<ClaimRow>(claimRows(STATE, ""), [currency_code, timezone, day])

const OPEN = "and c.status in ('submitted', 'approved', 'in_repair')"

/** Claims that are open now. */
export const openClaimsNow = (run: Run, { currency_code, timezone, today }: ProvisionInput): Promise<ClaimRow[]> =>
  run<ClaimRow>(claimRows("c.status", OPEN), [currency_code, timezone, today])

/** An open claim as the rule takes it. */
export const openClaim = ({ first, quantity, estimate, cost }: OpenClaimRow): OpenClaimOf => ({
  first,
  quantity,
  estimate,
  cost,
})

/** What was known of every product when a day ended. */
export async function factsAt(run: Run, input: ProvisionInput, day: Day): Promise<Map<string, ProductFacts>> {
  const [moves, claims] = await Promise.all([movesAt(run, input, day), claimsAt(run, input, day)])
  const facts = new Map<string, ProductFacts>()
  const of = (product_id: string): ProductFacts => {
    const known = facts.get(product_id) ?? noFacts()
    facts.set(product_id, known)
    return known
  }
  for (const { product_id, ...move } of moves) {
    of(product_id).moves.push(move)
  }
  for (const claim of claims) {
    const known = of(claim.product_id)
    known.claims[claim.age] = (known.claims[claim.age] ?? 0) + claim.quantity
    if (claim.state === "resolved") {
      known.settled += claim.quantity
      known.cost = MathBN.add(known.cost, claim.cost)
    } else {
      known.open.push(openClaim(claim))
    }
  }
  return facts
}
