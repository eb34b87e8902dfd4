import { Day } from "../../../shared/days"
import type { Execute, ListScope } from "../../../shared/lists/list-documents"
import { all, Sql } from "../../../shared/lists/where"
import { serialKey } from "../rules/serial"
import { warrantiesWithin } from "../sql/scope"
import { likePattern, PHONE_TAIL, phoneTail, SEARCHED } from "./searched"

export const MATCHES = ["serial", "number", "order", "mail", "phone", "product"] as const
export type Match = (typeof MATCHES)[number]

const AT_MOST = 50

/**
 * Entitlements that a text may mean, the best first: an exact serial number, number, order, mail, phone or article before a piece of
 * text; of one kind those that cover today before others, and those that run longest in front. At most 50.
 *
 * @returns their ids, and what the best of them was found by
 */
export async function lookUp(
  execute: Execute,
  text: string,
  today: Day,
  scope: ListScope
): Promise<{ ids: string[]; matched_by: Match | null }> {
  const q = text.trim()
  const kinds = q ? conditionsOf(q) : []
  if (!kinds.length) {
    return { ids: [], matched_by: null }
  }
  // Each kind is read by an index of its own; of a text that very many have, any 200 are as good as others.
  const within = all(warrantiesWithin(scope, "crm_warranty"))
  const parts = kinds.map(
    ({ kind, text: condition }) =>
      `(select id, ${MATCHES.indexOf(kind)} as rank, status, quantity, starts_date, ends_date from crm_warranty
        where deleted_at is null and ${condition} and ${within.text} limit 200)`
  )
  const rows = await execute(
    `select id, min(rank)::int as rank from (${parts.join(" union all ")}) hit
     group by id, status, quantity, starts_date, ends_date
     order by min(rank), (status = 'active' and quantity > 0 and ?::text between starts_date and ends_date) desc nulls last,
       (status <> 'canceled') desc, ends_date desc nulls last, id
     limit ${AT_MOST}`,
    [...kinds.flatMap(({ values }) => [...values, ...within.values]), today]
  )
  const best = rows[0]?.rank as number | undefined
  return { ids: rows.map(({ id }) => id as string), matched_by: best === undefined ? null : MATCHES[best] }
}

function conditionsOf(q: string): (Sql & { kind: Match })[] {
  const conditions: (Sql & { kind: Match })[] = []
  const key = serialKey(q)
  if (key) {
    conditions.push({
      kind: "serial",
      text: "id in (select warranty_id from crm_warranty_unit where serial_key = ? and deleted_at is null)",
      values: [key],
    })
  }
  conditions.push({ kind: "number", text: "number = upper(?)", values: [q] })
  conditions.push({ kind: "order", text: "order_number = ?", values: [`#${q.replace(/^#/, "")}`] })
  if (q.includes("@")) {
    conditions.push({ kind: "mail", text: "lower(customer_email) = lower(?)", values: [q] })
  }
  const phone = phoneTail(q)
  if (phone) {
    conditions.push({ kind: "phone", text: `${PHONE_TAIL} = ?`, values: [phone] })
  }
  conditions.push({ kind: "product", text: "lower(sku) = lower(?)", values: [q] })
  // A piece of text needs three signs for its index.
  if (q.length >= 3) {
    conditions.push({ kind: "product", text: `${SEARCHED} ilike ?`, values: [likePattern(q)] })
  }
  return conditions
}
