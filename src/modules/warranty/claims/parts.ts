import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { exactOf } from "../../../shared/exact"
import { AmountInput, Decimal, roundMoney } from "../../../shared/money"
import { amountColumns, insertRows, readRows, updateRows } from "../../../shared/rows"
import { assertCost } from "../rules/claim-costs"
import { assertWorkDate, enterCost, enterReversal, readCosts } from "./ledger"
import { assertStatus, claimName, lockClaim } from "./lock-claim"
import { ClaimRow, CostRow, PartInput, PartRow } from "./types"

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
 * @throws NOT_ALLOWED unless the claim is in repair; INVALID_DATA for a cost that cannot be an entry
 */
export async function claimPart(
  context: Context,
  claim_id: string,
  { unit_cost, request_key = null, note = null, work_date, stock, ...input }: PartInput,
  today: Day,
  actor: Actor
): Promise<{ part: PartRow; is_new: boolean }> {
  const claim = await lockClaim(context, claim_id)
  const known = request_key
    ? (await readParts(context, claim_id)).find((part) => part.request_key === request_key)
    : null
  if (known) {
    return { part: known, is_new: false }
  }
  assertStatus(claim, ["in_repair"], "parts are taken")
  assertWorkDate(work_date ?? today, today, "part")
  partCost({ unit_cost, quantity: input.quantity, title: input.title }, claim)
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

/** What a part costs, null for nothing. It is judged before stock moves: what moved has to be entered. @throws INVALID_DATA */
function partCost(
  { unit_cost, quantity, title }: { unit_cost: AmountInput; quantity: number; title: string },
  { number, currency_code }: ClaimRow
): Decimal | null {
  const amount = roundMoney(MathBN.mult(unit_cost, quantity), currency_code)
  return amount.isGreaterThan(0)
    ? assertCost(amount, currency_code, `The cost of ${title} of ${claimName({ number })}`)
    : null
}

/** @throws NOT_ALLOWED while stock is being moved for the claim, or a crash left open whether it was */
export async function assertNoPartMoving(context: Context, claim: ClaimRow): Promise<void> {
  const part = (await readParts(context, claim.id)).find(({ state }) => state === "taking" || state === "returning")
  if (part) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${part.title} of ${claimName(claim)} is being ${part.state === "taking" ? "taken from" : "put back into"} stock; try again when that is done, or say what became of it among the claim's parts.`
    )
  }
}

/** The stock has moved: the part is on the claim, and so is its cost, whatever became of the claim meanwhile. */
export async function tookPart(context: Context, id: string, today: Day): Promise<void> {
  const { part, claim } = await lockPart(context, id)
  if (part.state !== "taking") {
    return
  }
  await updateRows(context, "crm_warranty_part", [{ id, state: "taken", error: null }])
  const rate = exactOf(part, "unit_cost")!
  const amount = partCost({ unit_cost: rate, quantity: part.quantity, title: part.title }, claim)
  if (amount === null) {
    return
  }
  const { variant_id, sku, title, quantity, note, work_date, actor_id, actor_type } = part
  await enterCost(
    context,
    { ...claim, status: "in_repair" },
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
export async function claimReturn(context: Context, { claim_id, source, source_id }: CostRow): Promise<PartRow | null> {
  return source === "part" && source_id ? claimPartReturn(context, claim_id, source_id) : null
}

/** The same of a part by its id, also of one that cost nothing. @throws NOT_FOUND @returns null where it is not taken */
export async function claimPartReturn(context: Context, claim_id: string, id: string): Promise<PartRow | null> {
  const claim = await lockClaim(context, claim_id)
  if (!(await readParts(context, claim_id)).some((one) => one.id === id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Part ${id} of ${claimName(claim)} was not found.`)
  }
  const [part] = await updateRows<PartRow>(
    context,
    "crm_warranty_part",
    [{ id, state: "returning", moved_at: new Date().toISOString() }],
    { sql: "t.state = 'taken'", params: [] }
  )
  return part ?? null
}

/** It is back; its cost is reversed. */
export async function returnedPart(
  context: Context,
  id: string,
  note: string | null,
  today: Day,
  actor: Actor
): Promise<void> {
  const { part, claim } = await lockPart(context, id)
  if (part.state !== "returning") {
    return
  }
  await updateRows(context, "crm_warranty_part", [{ id, state: "returned", error: null }])
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
  const { part, claim } = await lockPart(context, id)
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

/** A part and its claim, which is held before it by everybody. @throws NOT_FOUND */
async function lockPart(context: Context, id: string): Promise<{ part: PartRow; claim: ClaimRow }> {
  const [found] = await readRows<PartRow>(context, "select * from crm_warranty_part where id = ?", [id])
  if (!found) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Part ${id} was not found.`)
  }
  const claim = await lockClaim(context, found.claim_id)
  const [part] = await readRows<PartRow>(context, "select * from crm_warranty_part where id = ? for update", [id])
  return { part, claim }
}
