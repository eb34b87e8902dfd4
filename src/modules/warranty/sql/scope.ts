import type { ListScope } from "../../../shared/lists/list-documents"
import { Sql, whereOf } from "../../../shared/lists/where"

/** Who owns the order that something was sold by, as money knows it; null where nobody does. */
const ownerOf = (alias: string): string =>
  `(select o.owner_id from crm_receivable_order o where o.order_id = ${alias}.order_id and o.deleted_at is null)`

const oneOf = (column: string, user_ids: string[]): Sql => whereOf({ user_id: user_ids }, { user_id: column })

/** Claims that the caller sees: theirs to deal with, submitted by them, of orders of theirs, and nobody's. */
export function claimsWithin(scope: ListScope, alias: string): Sql[] {
  if (scope.all) {
    return []
  }
  const mine = [`${alias}.assignee_id`, `${alias}.submitted_by`, ownerOf(alias)].map((column) => oneOf(column, scope.owner_ids))
  return [
    {
      text: `(${alias}.assignee_id is null and ${ownerOf(alias)} is null) or ${mine.map(({ text }) => text).join(" or ")}`,
      values: mine.flatMap(({ values }) => values),
    },
  ]
}

/** Entitlements that the caller sees: of orders of theirs, and of nobody's. */
export function warrantiesWithin(scope: ListScope, alias: string): Sql[] {
  if (scope.all) {
    return []
  }
  const mine = oneOf(ownerOf(alias), scope.owner_ids)
  return [{ text: `${ownerOf(alias)} is null or ${mine.text}`, values: mine.values }]
}
