import { DataSource } from "typeorm"

import { addDays, Day, startOf } from "../../../shared/days"
import { dayIn } from "./day-in"
import { read } from "./read"
import { bound, claimsSeen, equals, WarrantyInput } from "./warranty-input"

export const OPEN_STATES = ["submitted", "approved", "in_repair"] as const

/** Days in a state, and the most of them; the last one has no end. */
export const STATE_AGES = [
  { key: "0_7", from: 0, to: 7 },
  { key: "8_14", from: 8, to: 14 },
  { key: "15_30", from: 15, to: 30 },
  { key: "over_30", from: 31, to: null },
] as const

export type OpenClaims = {
  count: number
  states: {
    state: (typeof OPEN_STATES)[number]
    count: number
    /** `state_since` is what the list of claims is filtered by to show them. */
    ages: { key: (typeof STATE_AGES)[number]["key"]; count: number; state_since: { $gte?: string; $lt: string } }[]
  }[]
}

/** Claims that were open at the end of a day, by where they stood and for how many days. */
export async function openClaims(
  source: DataSource,
  input: WarrantyInput,
  filters: { product_id?: string }
): Promise<OpenClaims> {
  const params = bound()
  const { bind, values } = params
  const end = startOf(addDays(input.as_of, 1), input.timezone)
  const zone = bind(input.timezone)
  const until = bind(end)
  const conditions = [
    `c.submitted_at < ${until}`,
    claimsSeen(input, params),
    ...equals("c", { product_id: filters.product_id }, params),
    // Who is decided by now and was not then stands in the states; who is still open is most of them.
    `(c.status in ('submitted', 'approved', 'in_repair') or exists (select from crm_view_warranty_state l where l.claim_id = c.claim_id and l.at >= ${until}))`,
  ]
  const rows = await read<{ state: string; days: number; count: number }>(
    source,
    `select s.state, ${bind(input.as_of)}::date - (${dayIn("s.at", zone)})::date as days, count(*)::int as count
       from crm_view_warranty_claim c
      cross join lateral (select l.state, l.at from crm_view_warranty_state l where l.claim_id = c.claim_id and l.at < ${until}
                           order by l.at desc, l.created_at desc limit 1) s
      where ${conditions.join(" and ")} and s.state in ('submitted', 'approved', 'in_repair') group by 1, 2`,
    values
  )
  const states = OPEN_STATES.map((state) => {
    const own = rows.filter((row) => row.state === state)
    const ages = STATE_AGES.map(({ key, from, to }) => ({
      key,
      count: own
        .filter(({ days }) => days >= from && (to === null || days <= to))
        .reduce((sum, { count }) => sum + count, 0),
      state_since: sinceOf(input, from, to),
    }))
    return { state, count: ages.reduce((sum, { count }) => sum + count, 0), ages }
  })
  return { count: states.reduce((sum, { count }) => sum + count, 0), states }
}

/** The moments at which a claim came to its state that has stood there for so many days. */
function sinceOf({ as_of, timezone }: WarrantyInput, from: number, to: number | null): { $gte?: string; $lt: string } {
  const moment = (day: Day): string => startOf(day, timezone).toISOString()
  const until = { $lt: moment(addDays(as_of, 1 - from)) }
  return to === null ? until : { $gte: moment(addDays(as_of, -to)), ...until }
}
