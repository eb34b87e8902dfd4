import { Day } from "../../../shared/days"
import type { Execute, ListRequest } from "../../../shared/lists/list-documents"
import { all, Columns, Sql, whereOf } from "../../../shared/lists/where"
import { serialKey } from "../rules/serial"
import { warrantiesWithin } from "../sql/scope"
import { likePattern, SEARCHED } from "./searched"

export const WARRANTY_ORDERS = ["ends_date", "starts_date", "created_at", "number"] as const
export const WARRANTY_STATUSES = ["active", "not_begun", "pending", "expired", "canceled"] as const

/** Stored status with what the day tells, as SQL. @param day - a day of the store, never from a request */
const statusSql = (day: Day): string =>
  `case when w.status <> 'active' then w.status when w.ends_date < '${day}' then 'expired'
    when w.starts_date > '${day}' then 'not_begun' else 'active' end`

const columnsOf = (day: Day): Columns => ({
  ...Object.fromEntries(
    [
      "id", "number", "customer_id", "order_id", "line_id", "product_id", "variant_id", "plan_id", "basis", "source", "starts_date",
      "ends_date", "created_at", "replaces_id", "extends_id",
    ].map((name) => [name, `w.${name}`])
  ),
  status: statusSql(day),
}) // prettier-ignore

/** One page of entitlements by ids, with the count of all that are filtered. */
export async function listWarranties(
  execute: Execute,
  { filters: { serial, has_units, unfit, ...filters }, q, order = "-created_at", limit, offset, scope }: ListRequest,
  day: Day
): Promise<{ ids: string[]; count: number }> {
  const parts: Sql[] = [
    { text: "w.deleted_at is null", values: [] },
    whereOf(filters, columnsOf(day)),
    ...warrantiesWithin(scope, "w"),
  ]
  if (has_units !== undefined) {
    parts.push({ text: `w.quantity ${has_units ? ">" : "="} 0`, values: [] })
  }
  if (unfit !== undefined) {
    const waits = "w.unfit_title is not null and w.status = 'pending' and w.quantity > 0"
    parts.push({ text: unfit ? waits : `not (${waits})`, values: [] })
  }
  if (typeof serial === "string") {
    parts.push(hasSerial(serial))
  }
  if (q) {
    const unit = hasSerial(q)
    parts.push({ text: `${SEARCHED} ilike ? or ${unit.text}`, values: [likePattern(q), ...unit.values] })
  }
  const where = all(parts)
  const [column, direction] = order.startsWith("-") ? [order.slice(1), "desc"] : [order, "asc"]
  const by = WARRANTY_ORDERS.find((name) => name === column) ?? "created_at"
  const rows = await execute(
    `select w.id from crm_warranty w where ${where.text} order by w.${by} ${direction} nulls last, w.id ${direction} limit ? offset ?`,
    [...where.values, limit, offset]
  )
  const [{ count }] = await execute(
    `select count(*)::int as count from crm_warranty w where ${where.text}`,
    where.values
  )
  return { ids: rows.map(({ id }) => id as string), count: count as number }
}

const hasSerial = (serial: string): Sql => ({
  text: "w.id in (select u.warranty_id from crm_warranty_unit u where u.serial_key = ? and u.deleted_at is null)",
  values: [serialKey(serial)],
})
