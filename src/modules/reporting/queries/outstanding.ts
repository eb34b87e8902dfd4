import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { Instalment, OpenInstalment } from "../views"
import { ReportInput, within } from "./input"

/**
 * Allocations whose effect differs between `:as_of` and now: to be added to what an instalment asks for now.
 * An allocation counts from its own day until the day before it was undone.
 */
export const MOVED = `
  select instalment_id, receipt_id, credit_note_id, case when allocation_date > :as_of then amount else -amount end as amount
    from crm_view_allocation
   where (allocation_date > :as_of and reversed_date is null)
      or (allocation_date <= :as_of and reversed_date > :as_of)`

/** What an instalment (alias `n`) asked for at the end of `:as_of`. */
const OUTSTANDING_THEN = "n.amount - n.allocated_total + coalesce(m.amount, 0)"

/** Rows `n` of the instalments that ask for money at the end of a day, and the SQL of how much. */
export type Outstanding = { query: SelectQueryBuilder<ObjectLiteral>; outstanding: string }

/**
 * Instalments that ask for money at the end of `as_of`.
 *
 * Today they are the open ones. For another day the walk goes from what is open now back over the allocations since, so that its
 * cost grows with the distance and not with the age of the shop.
 */
export function outstandingAt(source: DataSource, input: ReportInput): Outstanding {
  const query = source.createQueryBuilder()
  if (input.as_of === input.today) {
    return { query: within(query.select([]).from(OpenInstalment, "n"), "n", input), outstanding: "n.outstanding" }
  }
  query
    .addCommonTableExpression(`select instalment_id, sum(amount) as amount from (${MOVED}) x group by 1`, "moved")
    .select([])
    .from(Instalment, "n")
    .leftJoin("moved", "m", "m.instalment_id = n.id")
    .where(
      `n.id in (select id from crm_view_open_instalment union select instalment_id from moved
                union select id from crm_view_instalment where voided_date > :as_of)`
    )
    .andWhere("n.issue_date <= :as_of")
    .andWhere("(n.voided_date is null or n.voided_date > :as_of)")
    .andWhere(`${OUTSTANDING_THEN} > 0`)
    .setParameters({ as_of: input.as_of })
  return { query: within(query, "n", input), outstanding: OUTSTANDING_THEN }
}
