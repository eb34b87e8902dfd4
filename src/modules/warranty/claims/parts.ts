import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { exactOf } from "../../../shared/exact"
import { roundMoney } from "../../../shared/money"
import { amountColumns, insertRows, readRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { enterCost, enterReversal, readCosts } from "./ledger"
import { assertStatus, claimName, lockClaim } from "./lock-claim"
import { CostRow, PartInput, PartRow } from "./types"

/** After so many minutes nobody is moving the stock any more: a crash left it open whether it moved. */
export const STOCK_MINUTES = 5

export const readParts = (context: Context, claim_id: string): Promise<PartRow[]> =>
  readRows(
    context,
    "select * from crm_warranty_part where claim_id = ? and deleted_at is null order by created_at, id",
    [claim_id]
  )

/**
 * Says that a part is about to be taken from stock, before it is: whoever gets `is_new` moves the stock, once.
 *
 * @throws NOT_ALLOWED unless the claim is in repair
 */
export async function claimPart(
  context: Context,
  claim_id: string,
  { unit_cost, request_key = null, note = null, work_date, stock, ...input }: PartInput,
  today: Day,
  actor: Actor
): Promise<{ part: PartRow; is_new: boolean }> {
  const claim = await lockClaim(context, claim_id)
  const known = request_key ? (await readParts(context, claim_id)).find((part) => part.request_key === request_key) : null
  if (known) {
    return { part: known, is_new: false }
  }
  assertStatus(claim, ["in_repair"], "parts are taken")
  if (work_date && work_date > today) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `The day of a part can be ${today} or earlier, not ${work_date}.`)
  }
  const [part] = await insertRows<PartRow>(context, "crm_warranty_part", [
    {
      id: generateEntityId(undefined, "crmwpt"),
      claim_id,
      ...input,
      ...amountColumns({ unit_cost }),
      work_date: work_date ?? today,
      note,
      stock,
      state: "taking",
      moved_at: new Date().toISOString(),
      ...actor,
      request_key,
    },
  ])
  return { part, is_new: true }
}

/** The stock has moved: the part is on the claim, and so is its cost. */
export async function tookPart(context: Context, id: string, today: Day): Promise<void> {
  const part = await lockPart(context, id)
  if (part.state !== "taking") {
    return
  }
  await updateRows(context, "crm_warranty_part", [{ id, state: "taken", error: null }])
  const claim = await lockClaim(context, part.claim_id)
  const rate = exactOf(part, "unit_cost")!
  const amount = roundMoney(MathBN.mult(rate, part.quantity), claim.currency_code)
  if (!amount.isGreaterThan(0)) {
    return
  }
  const { variant_id, sku, title, quantity, note, work_date, actor_id, actor_type } = part
  await enterCost(
    context,
    claim,
    { kind: "parts", amount, work_date, note },
    { source: "part", source_id: id, variant_id, sku, title, quantity, rate },
    today,
    { actor_id, actor_type: actor_type as Actor["actor_type"] }
  )
}

/** The host refused to move the stock; the same asked for again is tried again. */
export async function missedPart(context: Context, id: string, error: string): Promise<void> {
  await updateRows(context, "crm_warranty_part", [{ id, state: "failed", error, request_key: null }], {
    sql: "t.state = 'taking'",
    params: [],
  })
}

/** Says that the part of a cost is about to be put back, before it is. @returns null where it is no part's, or is back already */
export async function claimReturn(context: Context, cost: CostRow): Promise<PartRow | null> {
  if (cost.source !== "part" || !cost.source_id) {
    return null
  }
  const [part] = await updateRows<PartRow>(
    context,
    "crm_warranty_part",
    [{ id: cost.source_id, state: "returning", moved_at: new Date().toISOString() }],
    { sql: "t.state = 'taken'", params: [] }
  )
  return part ?? null
}

/** It is back; its cost is reversed. */
export async function returnedPart(context: Context, id: string, note: string | null, today: Day, actor: Actor): Promise<void> {
  const part = await lockPart(context, id)
  if (part.state !== "returning") {
    return
  }
  await updateRows(context, "crm_warranty_part", [{ id, state: "returned", error: null }])
  const claim = await lockClaim(context, part.claim_id)
  const costs = await readCosts(context, part.claim_id)
  const cost = costs.find(({ source, source_id }) => source === "part" && source_id === id)
  if (cost && !costs.some(({ reverses_id }) => reverses_id === cost.id)) {
    await enterReversal(context, claim, cost, note, today, actor)
  }
}

/** The host refused to put it back: it is still taken. */
export async function missedReturn(context: Context, id: string, error: string): Promise<void> {
  await updateRows(context, "crm_warranty_part", [{ id, state: "taken", error }], {
    sql: "t.state = 'returning'",
    params: [],
  })
}

/**
 * Takes a person's word for whether stock moved that a crash left open.
 *
 * @throws NOT_FOUND; NOT_ALLOWED while it is being moved, or where that is known
 */
export async function settlePart(
  context: Context,
  claim_id: string,
  id: string,
  moved: boolean,
  today: Day,
  actor: Actor
): Promise<void> {
  const part = await lockPart(context, id)
  const claim = await lockClaim(context, claim_id)
  if (part.claim_id !== claim_id) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Part ${id} of ${claimName(claim)} was not found.`)
  }
  const is_left = new Date(part.moved_at).getTime() < Date.now() - STOCK_MINUTES * 60_000
  if ((part.state !== "taking" && part.state !== "returning") || !is_left) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      is_left
        ? `${part.title} of ${claimName(claim)} is ${part.state}; there is nothing to settle.`
        : `${part.title} of ${claimName(claim)} is being moved just now; try again in ${STOCK_MINUTES} minutes.`
    )
  }
  if (part.state === "taking") {
    await (moved ? tookPart(context, id, today) : missedPart(context, id, "not_taken"))
  } else {
    await (moved ? returnedPart(context, id, null, today, actor) : missedReturn(context, id, "not_returned"))
  }
}

async function lockPart(context: Context, id: string): Promise<PartRow> {
  await managerOf(context).execute("select id from crm_warranty_part where id = ? for update", [id])
  const [part] = await readRows<PartRow>(context, "select * from crm_warranty_part where id = ?", [id])
  if (!part) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Part ${id} was not found.`)
  }
  return part
}
