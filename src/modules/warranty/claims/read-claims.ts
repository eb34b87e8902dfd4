import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { CostTotals } from "../rules/claim-costs"
import { readFiles } from "./files"
import { totalsOf } from "./ledger"
import { readClaim } from "./lock-claim"
import { readMessages } from "./messages"
import { readParts } from "./parts"
import { remedyOf } from "./remedy"
import { ClaimFileRow, ClaimMessageRow, ClaimRow, PartRow, RemedyRow } from "./types"

/** Rows that the job goes through at once. */
const PAGE = 200

/** A state of a claim: who brought it there, when, and for how many seconds it stood or stands in it. */
export type ClaimPeriod = { state: string; at: Date; by: string; by_type: string; seconds: number }

export type ListedClaim = ClaimRow & { totals: CostTotals }

export type WholeClaim = ListedClaim & {
  warranty: { id: string; number: string; ends_date: string | null; transferred_at: Date | null } | null
  states: ClaimPeriod[]
  files: ClaimFileRow[]
  messages: ClaimMessageRow[]
  parts: PartRow[]
  remedy_row: RemedyRow | null
}

/** Claims in the order of their ids, with what each cost. */
export async function listedClaims(context: Context, ids: string[]): Promise<ListedClaim[]> {
  if (!ids.length) {
    return []
  }
  const rows = await readRows<ClaimRow>(
    context,
    `select * from crm_warranty_claim where id in (${ids.map(() => "?").join(", ")}) and deleted_at is null`,
    ids
  )
  const totals = await totalsOf(context, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ ...row, totals: totals.get(id)! }] : []
  })
}

/** A claim with everything that its page shows. @throws NOT_FOUND */
export async function wholeClaim(context: Context, id: string): Promise<WholeClaim> {
  const claim = await readClaim(context, id)
  const totals = await totalsOf(context, [id])
  return {
    ...claim,
    totals: totals.get(id)!,
    warranty: await warrantyOf(context, claim),
    states: await periodsOf(context, id),
    files: await readFiles(context, id),
    messages: await readMessages(context, id),
    parts: await readParts(context, id),
    remedy_row: await remedyOf(context, id),
  }
}

async function warrantyOf(context: Context, { warranty_id }: ClaimRow): Promise<WholeClaim["warranty"]> {
  const [row] = warranty_id
    ? await readRows<NonNullable<WholeClaim["warranty"]>>(
        context,
        "select id, number, ends_date, transferred_at from crm_warranty where id = ?",
        [warranty_id]
      )
    : []
  return row ?? null
}

/** The states a claim went through; the last one lasts until now where the claim is open. */
const periodsOf = (context: Context, claim_id: string): Promise<ClaimPeriod[]> =>
  readRows(
    context,
    `select state, at, by, by_type,
            extract(epoch from coalesce(lead(at) over (order by at, created_at),
              case when state in ('submitted', 'approved', 'in_repair') then greatest(now(), at) else at end) - at)::int as seconds
       from crm_warranty_claim_state where claim_id = ? and deleted_at is null order by at, created_at`,
    [claim_id]
  )

/** The row of the state that a claim came to last. */
export async function lastState(context: Context, claim_id: string): Promise<string | null> {
  const [row] = await readRows<{ id: string }>(
    context,
    "select id from crm_warranty_claim_state where claim_id = ? and deleted_at is null order by at desc, created_at desc limit 1",
    [claim_id]
  )
  return row?.id ?? null
}

/** Claims that came to a state within the last day, and two minutes ago at least: whoever brought them there has told the customer by then. */
export const claimsToTell = (context: Context, after: string | null): Promise<ClaimRow[]> =>
  readRows(
    context,
    `select c.* from crm_warranty_claim c
      where c.deleted_at is null and c.email is not null and c.id > ? and exists (
        select from crm_warranty_claim_state s
         where s.claim_id = c.id and s.created_at between now() - interval '1 day' and now() - interval '2 minutes')
      order by c.id limit ${PAGE}`,
    [after ?? ""]
  )

/** Open claims of what was ordered, by their ids. */
export const openClaims = (context: Context, after: string | null): Promise<ClaimRow[]> =>
  readRows(
    context,
    `select c.* from crm_warranty_claim c
      where c.status in ('submitted', 'approved', 'in_repair') and c.line_id is not null and c.deleted_at is null and c.id > ?
      order by c.id limit ${PAGE}`,
    [after ?? ""]
  )
