import type { Execute, ListRequest } from "../../../shared/lists/list-documents"
import { all, anyLike, Columns, Sql, whereOf } from "../../../shared/lists/where"
import { CLAIM_STATUSES, ClaimStatus } from "../rules/claim-transitions"
import { claimsWithin } from "../sql/scope"

export const CLAIM_ORDERS = [
  "number",
  "submitted_at",
  "created_at",
  "due_date",
  "answer_due_at",
  "status",
  "title",
  "customer_name",
] as const

const COLUMNS: Columns = Object.fromEntries(
  [
    "id", "number", "status", "customer_id", "order_id", "warranty_id", "product_id", "variant_id", "assignee_id", "fault_code",
    "remedy_state", "is_goodwill", "serial", "due_date", "answer_due_at", "created_at", "submitted_at", "title", "customer_name", "source",
    "currency_code", "provisioned",
  ].map((name) => [name, `c.${name}`])
) // prettier-ignore

/** What stands beside a claim, as the reports group it; `none` is what nobody has or decided yet. */
const DERIVED: Columns = {
  remedy: "coalesce(c.remedy, 'none')",
  technician: "coalesce(c.technician, 'none')",
  plan_id: "(select w.plan_id from crm_warranty w where w.id = c.warranty_id and w.deleted_at is null)",
  supplier: `(select r.supplier_name from crm_warranty_recovery r where r.claim_id = c.id and r.deleted_at is null order by r.created_at, r.id limit 1)`,
  cover_date: "(select w.starts_date from crm_warranty w where w.id = c.warranty_id and w.deleted_at is null)",
  sold_date: `(select min(w.starts_date) from crm_warranty own join crm_warranty w on coalesce(w.line_id, w.id) = coalesce(own.line_id, own.id)
    where own.id = c.warranty_id and own.deleted_at is null and w.source not in ('sold', 'replacement') and w.status <> 'canceled' and w.deleted_at is null)`,
  state_since: "(select max(s.at) from crm_warranty_claim_state s where s.claim_id = c.id and s.deleted_at is null)",
}

/** What a list of claims is asked beside its columns. */
type Filters = Record<string, unknown> & {
  nobody?: boolean
  open?: boolean
  unanswered?: boolean
  answer_late?: boolean
  /** Days on which something was entered among its costs, and whether that was provided for. */
  cost_date?: unknown
  cost_provisioned?: unknown
  /** A supplier's shares in it, and what became of them. */
  recovery_supplier?: unknown
  recovery_status?: unknown
}

/** That an entry of another table of the claim's meets all filters together. */
function having(table: string, filters: Record<string, [column: string, filter: unknown]>): Sql[] {
  const asked = Object.entries(filters).filter(([, [, filter]]) => filter !== undefined)
  if (!asked.length) {
    return []
  }
  const { text, values } = whereOf(
    Object.fromEntries(asked.map(([name, [, filter]]) => [name, filter])),
    Object.fromEntries(asked.map(([name, [column]]) => [name, column]))
  )
  return [
    { text: `exists (select from ${table} e where e.claim_id = c.id and e.deleted_at is null and ${text})`, values },
  ]
}

/** Open, and not answered when the plan's terms wanted it. */
const LATE =
  "coalesce(c.answer_due_at < now(), false) and c.answered_at is null and c.status in ('submitted', 'approved', 'in_repair')"

const SEARCHED = [
  "c.number",
  "c.title",
  "c.serial",
  "c.customer_name",
  "c.email",
  "c.order_number",
  "c.sku",
  "c.warranty_number",
]

function conditionOf({ filters, q, scope }: Pick<ListRequest, "filters" | "q" | "scope">): Sql {
  const {
    nobody,
    open,
    unanswered,
    answer_late,
    cost_date,
    cost_provisioned,
    recovery_supplier,
    recovery_status,
    ...plain
  } = filters as Filters
  const parts: Sql[] = [
    { text: "c.deleted_at is null", values: [] },
    whereOf(plain, { ...COLUMNS, ...DERIVED }),
    ...claimsWithin(scope, "c"),
    ...having("crm_warranty_cost", {
      day: ["e.work_date", cost_date],
      provisioned: ["e.provisioned", cost_provisioned],
    }),
    ...having("crm_warranty_recovery", {
      supplier: ["e.supplier_name", recovery_supplier],
      status: ["e.status", recovery_status],
    }),
  ]
  if (nobody) {
    parts.push({ text: "c.assignee_id is null", values: [] })
  }
  if (open !== undefined) {
    parts.push({ text: `${open ? "" : "not "}c.status in ('submitted', 'approved', 'in_repair')`, values: [] })
  }
  if (unanswered !== undefined) {
    parts.push({ text: `c.unanswered_messages ${unanswered ? ">" : "="} 0`, values: [] })
  }
  if (answer_late !== undefined) {
    parts.push({ text: answer_late ? LATE : `not (${LATE})`, values: [] })
  }
  if (q) {
    parts.push(anyLike(q, SEARCHED))
  }
  return all(parts)
}

/** One page of claims by ids, with the count of all that are filtered. */
export async function listClaims(execute: Execute, request: ListRequest): Promise<{ ids: string[]; count: number }> {
  const where = conditionOf(request)
  const { order = "-submitted_at", limit, offset } = request
  const direction = order.startsWith("-") ? "desc" : "asc"
  const column = COLUMNS[order.replace(/^-/, "")]
  const rows = await execute(
    `select c.id from crm_warranty_claim c where ${where.text} order by ${column} ${direction} nulls last, c.id ${direction} limit ? offset ?`,
    [...where.values, limit, offset]
  )
  const [{ count }] = await execute(
    `select count(*)::int as count from crm_warranty_claim c where ${where.text}`,
    where.values
  )
  return { ids: rows.map(({ id }) => id as string), count: count as number }
}

/** How many cards a column of the board shows. */
const CARDS = 50

/** How far back the board shows what is over. */
const SHOWN_DAYS = 30

/** Each status with how many claims have it and the first of them: open ones the oldest first, those of the last days that are over. */
export async function claimBoard(
  execute: Execute,
  request: Pick<ListRequest, "filters" | "q" | "scope">
): Promise<{ status: ClaimStatus; count: number; ids: string[] }[]> {
  const where = conditionOf(request)
  const rows = await execute(
    `select status, (max(place))::int as count, array_agg(id order by place) filter (where place <= ${CARDS}) as ids
       from (select c.id, c.status, row_number() over (partition by c.status order by
               case when c.status in ('submitted', 'approved', 'in_repair') then c.submitted_at end, c.updated_at desc, c.id) as place
               from crm_warranty_claim c
              where ${where.text} and (c.status in ('submitted', 'approved', 'in_repair') or c.updated_at > now() - interval '${SHOWN_DAYS} days')) placed
      group by status`,
    where.values
  )
  return CLAIM_STATUSES.map((status) => {
    const row = rows.find((one) => one.status === status)
    return { status, count: (row?.count as number) ?? 0, ids: (row?.ids as string[]) ?? [] }
  })
}
