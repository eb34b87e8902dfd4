import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { Credit } from "../views"
import { InEveryCurrency, ReportInput, within } from "./input"

/** Allocations of which the effect differs between `:as_of` and now, as what they take of their source, in its currency. */
const USED = `
  select receipt_id, credit_note_id, case when allocation_date > :as_of then source_amount else -source_amount end as amount
    from crm_view_allocation
   where write_off_id is null and ((allocation_date > :as_of and reversed_date is null)
      or (allocation_date <= :as_of and reversed_date > :as_of))`

/** The same of payments back, those of the host's own payments among them. */
const PAID_BACK = `
  select receipt_id, credit_note_id, case when paid_date > :as_of then amount else -amount end
    from crm_view_refund
   where (paid_date > :as_of and reversed_date is null)
      or (paid_date <= :as_of and reversed_date > :as_of)`

/** Rows `c` of receipts and credit notes that settle nothing yet with some of them, and the SQL of how much. */
export type Credits = { query: SelectQueryBuilder<ObjectLiteral>; unallocated: string }

/** Receipts and credit notes of which something is free at the end of `as_of`, one row each; advances on orders too. */
export function creditsAt(source: DataSource, input: ReportInput | InEveryCurrency): Credits {
  const query = within(source.createQueryBuilder().select([]).from(Credit, "c"), "c", input)
  if (input.as_of === input.today) {
    return { query: query.andWhere("c.is_open"), unallocated: "c.unallocated" }
  }
  const unallocated = "c.unallocated + coalesce(m.amount, 0)"
  query
    .addCommonTableExpression(
      `select coalesce(receipt_id, credit_note_id) as credit_id, sum(amount) as amount
         from (${USED} union all ${PAID_BACK}) x group by 1`,
      "moved"
    )
    .leftJoin("moved", "m", "m.credit_id = c.id")
    .andWhere("(c.is_open or m.credit_id is not null)")
    .andWhere("c.credit_date <= :as_of", { as_of: input.as_of })
    .andWhere(`${unallocated} <> 0`)
  return { query, unallocated }
}
