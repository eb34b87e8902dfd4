import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { exactOf } from "../../../shared/exact"
import { AmountInput, moneyString } from "../../../shared/money"
import { amountColumns, insertRows, readRows } from "../../../shared/rows"
import { assertCost, COST_ACCOUNTS, CostKind, CostTotals, costTotals, mayBeProvisioned } from "../rules/claim-costs"
import { assertStatus, claimName } from "./lock-claim"
import { recordClaim } from "./record-claim"
import { ClaimRow, CostInput, CostRow } from "./types"

/** Where an entry comes from, beside what it says. */
type Origin = Partial<
  Pick<CostRow, "source" | "source_id" | "variant_id" | "sku" | "title" | "technician" | "reverses_id">
> & {
  quantity?: AmountInput | null
  rate?: AmountInput | null
}

/** A claim's ledger, in the order it was written. */
export const readCosts = (context: Context, claim_id: string): Promise<CostRow[]> =>
  readRows(
    context,
    "select * from crm_warranty_cost where claim_id = ? and deleted_at is null order by created_at, id",
    [claim_id]
  )

/** What each claim cost. */
export async function totalsOf(context: Context, claim_ids: string[]): Promise<Map<string, CostTotals>> {
  const rows = claim_ids.length
    ? await readRows<{ claim_id: string; kind: CostKind; provisioned: boolean; sum: string }>(
        context,
        `select claim_id, kind, provisioned, sum(amount)::text as sum from crm_warranty_cost
          where claim_id in (${claim_ids.map(() => "?").join(", ")}) and deleted_at is null group by 1, 2, 3`,
        claim_ids
      )
    : []
  return new Map(
    claim_ids.map((id) => [
      id,
      costTotals(rows.filter(({ claim_id }) => claim_id === id).map(({ sum, ...row }) => ({ ...row, amount: sum }))),
    ])
  )
}

/** The reversal of an entry of a locked claim. */
export async function enterReversal(
  context: Context,
  claim: ClaimRow,
  cost: CostRow,
  note: string | null,
  today: Day,
  actor: Actor
): Promise<CostRow> {
  const { kind, account, currency_code, provisioned, variant_id, sku, title, technician } = cost
  const amount = MathBN.mult(exactOf(cost, "amount")!, -1)
  const row = await insertCost(context, {
    ...{ claim_id: claim.id, kind, account, currency_code, provisioned, variant_id, sku, title, technician, note },
    ...amountColumns({ amount, quantity: exactOf(cost, "quantity"), rate: exactOf(cost, "rate") }),
    work_date: today,
    source: "reversal",
    source_id: cost.id,
    reverses_id: cost.id,
    ...actor,
  })
  await recordClaim(context, claim.id, "cost_reversed", actor, {
    changes: { cost: [told(cost, kind), null] },
    note,
  })
  return row
}

/** No work for a claim was done before it; an earlier day was mistyped, and would be reported in a year of its own. */
const FIRST_DAY = "2000-01-01"

/** @throws INVALID_DATA for a day to come, or long ago */
export function assertWorkDate(work_date: Day, today: Day, what: "cost" | "part"): void {
  if (work_date > today || work_date < FIRST_DAY) {
    const possible = work_date > today ? `${today} or earlier` : `${FIRST_DAY} or later`
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `The day of a ${what} can be ${possible}, not ${work_date}.`)
  }
}

/** Writes an entry of a locked claim. */
export async function enterCost(
  context: Context,
  claim: ClaimRow,
  input: CostInput,
  { quantity = null, rate = null, ...origin }: Origin,
  today: Day,
  actor: Actor
): Promise<CostRow> {
  assertStatus(claim, ["submitted", "approved", "in_repair", "resolved"], "costs can be entered")
  const { kind, currency_code = claim.currency_code, work_date = today, note = null, request_key = null } = input
  if (currency_code !== claim.currency_code) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Costs of ${claimName(claim)} are in ${claim.currency_code.toUpperCase()}; ${currency_code.toUpperCase()} cannot be added to them.`
    )
  }
  assertWorkDate(work_date, today, "cost")
  const amount = assertCost(input.amount, currency_code, `The cost of ${claimName(claim)}`)
  const row = await insertCost(context, {
    claim_id: claim.id,
    kind,
    account: input.account ?? COST_ACCOUNTS[kind],
    currency_code,
    work_date,
    note,
    provisioned: mayBeProvisioned(kind) && (input.provisioned ?? claim.provisioned),
    source: "hand",
    ...amountColumns({ amount, quantity, rate }),
    ...origin,
    ...actor,
    request_key,
  })
  await recordClaim(context, claim.id, "cost_added", actor, { changes: { cost: [null, told(row, kind)] }, note })
  return row
}

async function insertCost(context: Context, columns: Record<string, unknown>): Promise<CostRow> {
  const [row] = await insertRows<CostRow>(context, "crm_warranty_cost", [
    { id: generateEntityId(undefined, "crmwco"), ...columns },
  ])
  return row
}

const told = (cost: CostRow, kind: CostKind) => ({
  id: cost.id,
  kind,
  amount: moneyString(exactOf(cost, "amount")!, cost.currency_code),
  currency_code: cost.currency_code,
})
