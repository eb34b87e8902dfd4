import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { cursorText, readCursor } from "../rules/timeline-cursor"
import type { TimelineRow } from "../views"
import { read } from "./read"

/** What may happen with a customer. */
export const TIMELINE_KINDS = [
  "interaction",
  "mail",
  "quote",
  "invoice",
  "credit_note",
  "receipt",
  "dunning",
  "order",
  "delivery",
  "return",
  "warranty_claim",
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export type TimelineInput = {
  /** Of these customers, who are one. */
  customer_ids: string[]
  /** Only of one order. */
  order_id?: string
  kinds?: TimelineKind[]
  /** Users whose documents count, with those of nobody; null means all. */
  owner_ids: string[] | null
  /** Only what the customer sees too. */
  for_customer?: boolean
  /** As the page before answered it. */
  cursor?: string
  limit: number
}

export type TimelineEntry = Omit<TimelineRow, "amount" | "customer_id"> & { amount: number | null }

export type TimelinePage = { timeline: TimelineEntry[]; next_cursor: string | null }

/** The moment is answered as text too: a JS date has no microseconds, and the next page begins right after this row. */
const MOMENT = `to_char(occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`

/**
 * A page of what happened, newest first; what two of the customers share stands in it once. Each customer's rows are one walk along its index, as far as the page goes; a row that comes in
 * between moves no later page.
 *
 * @throws INVALID_DATA for a cursor that no page ended with
 */
export async function timeline(
  source: DataSource,
  { customer_ids, order_id, kinds, owner_ids, for_customer = false, cursor, limit }: TimelineInput
): Promise<TimelinePage> {
  const after = cursor ? readCursor(cursor) : null
  const narrowed = `($2::timestamptz is null or (t.occurred_at, t.id) < ($2::timestamptz, $3::text))
    and ($4::text[] is null or t.kind = any($4)) and ($5::text[] is null or t.owner_id is null or t.owner_id = any($5))
    and (not $6::boolean or t.for_customer) and ($8::text is null or t.order_id = $8)`
  const newest = "order by t.occurred_at desc, t.id desc limit $7"
  const walk = `select distinct on (t.occurred_at, t.id) t.*, ${MOMENT} from unnest($1::text[]) who(id)
    cross join lateral (select * from crm_view_timeline t where t.customer_id = who.id and ${narrowed} ${newest}) t ${newest}`
  const rows = await read<TimelineRow & { at: string }>(source, walk, [
    customer_ids, after?.at ?? null, after?.id ?? null, kinds ?? null, owner_ids, for_customer, limit + 1, order_id ?? null,
  ]) // prettier-ignore
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    timeline: page.map(({ at: _at, customer_id: _customer, ...row }) => ({
      ...row,
      amount: row.amount === null ? null : figure(row.amount),
    })),
    next_cursor: rows.length > limit && last ? cursorText({ at: last.at, id: last.id }) : null,
  }
}
