import { all, anyLike, Columns, Sql, whereOf } from "../../../shared/lists/where"
import type { Execute, ListRequest } from "../../../shared/lists/list-documents"

const COLUMNS: Columns = Object.fromEntries(
  ["id", "customer_id", "channel", "direction", "source", "occurred_at", "owner_id", "author_id", "created_at"].map(
    (name) => [name, `i.${name}`]
  )
)

/** What of a request is about the records an interaction is linked to. */
type Linked = { reference?: string; reference_id?: string; contact_id?: string; unmatched?: boolean }

/** One page of interactions by ids, with the count of all that are filtered. */
export async function listInteractions(
  execute: Execute,
  { filters, q, order = "-occurred_at", limit, offset, scope }: ListRequest
): Promise<{ ids: string[]; count: number }> {
  const { reference, reference_id, contact_id, unmatched, ...plain } = filters as Linked & Record<string, unknown>
  const parts: Sql[] = [{ text: "i.deleted_at is null", values: [] }, whereOf(plain, COLUMNS)]
  if (reference || reference_id) {
    const of = whereOf({ reference, reference_id }, { reference: "r.reference", reference_id: "r.reference_id" })
    parts.push({
      text: `exists (select from crm_interaction_reference r where r.interaction_id = i.id and ${of.text})`,
      values: of.values,
    })
  }
  if (contact_id) {
    parts.push({ text: "i.contact_ids @> ?::jsonb", values: [JSON.stringify([contact_id])] })
  }
  if (unmatched !== undefined) {
    const tray = "i.source = 'inbound' and i.customer_id is null"
    parts.push({ text: unmatched ? tray : `not (${tray})`, values: [] })
  }
  if (q) {
    parts.push(anyLike(q, ["i.subject", "i.outcome", "i.text"]))
  }
  if (!scope.all) {
    const own = whereOf({ owner_id: scope.owner_ids }, COLUMNS)
    parts.push({ text: `i.owner_id is null or ${own.text}`, values: own.values })
  }
  const where = all(parts)
  const [name, direction] = [order.replace(/^-/, ""), order.startsWith("-") ? "desc" : "asc"]
  const rows = await execute(
    `select i.id from crm_interaction i where ${where.text} order by ${COLUMNS[name]} ${direction}, i.id ${direction} limit ? offset ?`,
    [...where.values, limit, offset]
  )
  const [{ count }] = await execute(
    `select count(*)::int as count from crm_interaction i where ${where.text}`,
    where.values
  )
  return { ids: rows.map(({ id }) => id as string), count: count as number }
}
