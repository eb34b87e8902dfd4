import { DataSource } from "typeorm"

import { read } from "./read"

/** SQL of all who are read as one customer, that one last. @param root - SQL of who they were merged into */
export const groupOf = (root: string): string =>
  `(array(select a.customer_id from crm_view_customer_alias a where a.root_id = ${root}) || ${root})`

/** The same as a condition, for where no array is at hand. */
export const isOfGroup = (column: string, root: string): string =>
  `${column} in (select ${root} union all select a.customer_id from crm_view_customer_alias a where a.root_id = ${root})`

/** Who a column's customer is read as, as the join `root` beside a table. */
export const joinRoot = (column: string): string =>
  `left join crm_view_customer_alias root on root.customer_id = ${column}`
export const rootOf = (column: string): string => `coalesce(root.root_id, ${column})`

/** Who each of some customers is read as. */
export async function rootsOf(source: DataSource, ids: string[]): Promise<Map<string, string>> {
  const rows = ids.length
    ? await read<{ id: string; root_id: string }>(
        source,
        `select customer_id as id, root_id from crm_view_customer_alias where customer_id = any ($1)`,
        [ids]
      )
    : []
  const known = new Map(rows.map(({ id, root_id }) => [id, root_id]))
  return new Map(ids.map((id) => [id, known.get(id) ?? id]))
}

/** Everyone who is read as one of these, them among them. */
export async function membersOf(source: DataSource, roots: string[]): Promise<string[]> {
  const rows = roots.length
    ? await read<{ id: string }>(
        source,
        `select customer_id as id from crm_view_customer_alias where root_id = any ($1)`,
        [roots]
      )
    : []
  return [...roots, ...rows.map(({ id }) => id)]
}
