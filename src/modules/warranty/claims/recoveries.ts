import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { exactOf } from "../../../shared/exact"
import { AmountInput, moneyString } from "../../../shared/money"
import { amountColumns, insertRows, readRows, updateRows } from "../../../shared/rows"
import { assertTransition } from "../../../shared/transitions"
import { assertCost } from "../rules/claim-costs"
import { RECOVERY_TRANSITIONS, RecoveryStatus } from "../rules/claim-transitions"
import { enterCost } from "./ledger"
import { assertStatus, claimName, lockClaim } from "./lock-claim"
import { recordClaim } from "./record-claim"
import { ClaimRow, RecoveryInput, RecoveryRow } from "./types"

export const readRecoveries = (context: Context, claim_id: string): Promise<RecoveryRow[]> =>
  readRows(
    context,
    "select * from crm_warranty_recovery where claim_id = ? and deleted_at is null order by created_at, id",
    [claim_id]
  )

/** Notes what a supplier is to pay for a claim; the same `request_key` answers the share that is there. @throws INVALID_DATA for an amount that cannot be; NOT_ALLOWED for a rejected or canceled claim */
export async function addRecovery(
  context: Context,
  claim_id: string,
  { supplier_name, amount, expected_date = null, note = null, request_key = null }: RecoveryInput,
  actor: Actor
): Promise<RecoveryRow> {
  const claim = await lockClaim(context, claim_id)
  const known = request_key ? (await readRecoveries(context, claim_id)).find((one) => one.request_key === request_key) : null
  if (known) {
    return known
  }
  assertStatus(claim, ["submitted", "approved", "in_repair", "resolved"], "a supplier's share can be noted")
  const value = assertCost(amount, claim.currency_code, `The share of ${supplier_name}`)
  const [row] = await insertRows<RecoveryRow>(context, "crm_warranty_recovery", [
    {
      id: generateEntityId(undefined, "crmwrv"),
      claim_id,
      supplier_name,
      ...amountColumns({ amount: value }),
      currency_code: claim.currency_code,
      status: "expected",
      expected_date,
      note,
      created_by: actor.actor_id,
      request_key,
    },
  ])
  await recordClaim(context, claim_id, "recovery_expected", actor, { changes: { recovery: [null, told(row)] }, note })
  return row
}

/**
 * Says what came of a supplier's share; the same once more changes nothing. What came goes into the claim's ledger.
 *
 * @param amount - what came; the whole share when left out
 * @throws NOT_FOUND; NOT_ALLOWED as the table says; INVALID_DATA for a day to come
 */
export async function settleRecovery(
  context: Context,
  claim_id: string,
  id: string,
  { status, amount, date, note }: { status: Exclude<RecoveryStatus, "expected">; amount?: AmountInput; date?: Day; note?: string | null },
  today: Day,
  actor: Actor
): Promise<RecoveryRow> {
  const claim = await lockClaim(context, claim_id)
  const before = (await readRecoveries(context, claim_id)).find((one) => one.id === id)
  if (!before) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Supplier's share ${id} of ${claimName(claim)} was not found.`)
  }
  if (before.status === status) {
    return before
  }
  const name = `The share of ${before.supplier_name} in ${claimName(claim)}`
  assertTransition(RECOVERY_TRANSITIONS, name, before.status, status)
  const on = date ?? today
  if (on > today) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${name} can be ${status} on ${today} or earlier, not on ${on}.`)
  }
  if (before.status === "received") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${name} is received; reverse its entry among the costs, and it is claimed again.`
    )
  }
  const value = status === "received" ? assertCost(amount ?? exactOf(before, "amount")!, claim.currency_code, name) : null
  const [row] = await updateRows<RecoveryRow>(context, "crm_warranty_recovery", [
    { id, status, [`${status}_date`]: on, note: note ?? before.note, ...amountColumns({ received_amount: value }) },
  ])
  await recordClaim(context, claim_id, `recovery_${status}`, actor, {
    changes: { recovery: [told(before), told(row)] },
    note: note ?? null,
  })
  if (value) {
    await enterReceived(context, claim, row, value, on, today, actor)
  }
  return row
}

async function enterReceived(
  context: Context,
  claim: ClaimRow,
  { id, supplier_name }: RecoveryRow,
  amount: AmountInput,
  work_date: Day,
  today: Day,
  actor: Actor
): Promise<void> {
  const origin = { source: "recovery" as const, source_id: id, title: supplier_name }
  await enterCost(context, claim, { kind: "recovery", amount, work_date }, origin, today, actor)
}

/** What came was entered by mistake: it is claimed again. Part of reversing its entry. */
export async function unreceive(context: Context, claim_id: string, id: string, actor: Actor): Promise<void> {
  const [before] = await readRows<RecoveryRow>(context, "select * from crm_warranty_recovery where id = ?", [id])
  if (before?.status !== "received") {
    return
  }
  const [row] = await updateRows<RecoveryRow>(context, "crm_warranty_recovery", [
    { id, status: "claimed", received_date: null, ...amountColumns({ received_amount: null }) },
  ])
  await recordClaim(context, claim_id, "recovery_claimed", actor, { changes: { recovery: [told(before), told(row)] } })
}

const told = (row: RecoveryRow) => ({
  id: row.id,
  supplier_name: row.supplier_name,
  status: row.status,
  amount: moneyString(exactOf(row, "received_amount") ?? exactOf(row, "amount")!, row.currency_code),
  currency_code: row.currency_code,
})
