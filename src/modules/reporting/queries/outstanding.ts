import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { Instalment, OpenDay, OpenInstalment } from "../views"
import { hasKeptDays, InEveryCurrency, ReportInput, within } from "./input"

/**
 * Allocations whose effect differs between `:as_of` and now: to be added to what an instalment asks for now.
 * An allocation counts from its own day until the day before it was undone.
 */
const MOVED = `
  select instalment_id, receipt_id, credit_note_id, case when allocation_date > :as_of then amount else -amount end as amount
    from crm_view_allocation
   where (allocation_date > :as_of and reversed_date is null)
      or (allocation_date <= :as_of and reversed_date > :as_of)`

/** The same by instalment: the rows `m` of what follows. */
export const MOVED_SUMS = `select instalment_id, sum(amount) as amount from (${MOVED}) x group by 1`

/** What an instalment (alias `n`) asked for at the end of `:as_of`. */
const OUTSTANDING_THEN = "n.amount - n.allocated_total + coalesce(m.amount, 0)"

/**
 * Whether an instalment asked for money at the end of `:as_of`; below 0 where an allocation was dated back to a day on which another,
 * since undone, still stood.
 */
export const ASKED_THEN = `(n.open or m.instalment_id is not null or n.voided_date > :as_of) and n.issue_date <= :as_of
  and (n.voided_date is null or n.voided_date > :as_of) and ${OUTSTANDING_THEN} <> 0`

/** Rows `n` of the instalments that ask for money at the end of a day, and the SQL of how much. */
export type Outstanding = { query: SelectQueryBuilder<ObjectLiteral>; outstanding: string }

/**
 * Instalments that ask for money at the end of `as_of`, one row each.
 *
 * Today they are the open ones. For another day the walk goes from what is settled now back over the allocations since.
 */
export function outstandingAt(source: DataSource, input: ReportInput | InEveryCurrency): Outstanding {
  const query = source.createQueryBuilder()
  if (input.as_of === input.today) {
    return { query: within(query.select([]).from(OpenInstalment, "n"), "n", input), outstanding: "n.outstanding" }
  }
  query
    .addCommonTableExpression(MOVED_SUMS, "moved")
    .select([])
    .from(Instalment, "n")
    .leftJoin("moved", "m", "m.instalment_id = n.id")
    .where(ASKED_THEN)
    .setParameters({ as_of: input.as_of })
  return { query: within(query, "n", input), outstanding: OUTSTANDING_THEN }
}

/** Sums by due day whose total is what was owed: rows `n` with `due_date`, and the SQL of amount and of number of instalments. */
export type OutstandingDays = Outstanding & { count: string }

/**
 * What all debtors together owe at the end of `as_of`, by due day.
 *
 * Today's sums are kept as documents change. For another day the differences since are laid beside them, so that the cost grows with
 * the distance and not with the age of the shop. What only one person or debtor is about is added up from the rows.
 */
export function outstandingDays(source: DataSource, input: ReportInput | InEveryCurrency): OutstandingDays {
  if (!hasKeptDays(input)) {
    return { ...outstandingAt(source, input), count: "count(*)" }
  }
  const query = source.createQueryBuilder().select([])
  if (input.as_of === input.today) {
    query.from(OpenDay, "n")
  } else {
    query
      .addCommonTableExpression(MOVED_SUMS, "moved")
      .addCommonTableExpression(DIFFERENCES, "differences")
      .addCommonTableExpression(
        "select currency_code, due_date, outstanding, count from crm_view_open_day union all select * from differences",
        "days"
      )
      .from("days", "n")
      .setParameters({ as_of: input.as_of })
  }
  return { query: within(query, "n", input), outstanding: "n.outstanding", count: "sum(n.count)" }
}

/** What an instalment asked for then less what it asks for now, of each for which the two differ. */
const DIFFERENCES = `
  select currency_code, due_date, -outstanding as outstanding, -1 as count from crm_view_open_instalment where issue_date > :as_of
  union all
  select n.currency_code, n.due_date,
         n.amount - n.allocated_total + m.amount - case when n.open then n.amount - n.allocated_total else 0 end,
         case when n.amount - n.allocated_total + m.amount <> 0 then 1 else 0 end - case when n.open then 1 else 0 end
    from moved m
    join crm_view_instalment n on n.id = m.instalment_id
   where n.issue_date <= :as_of and (n.voided_date is null or n.voided_date > :as_of)
  union all
  select n.currency_code, n.due_date, n.amount, 1
    from crm_view_instalment n
   where n.voided_date > :as_of and n.issue_date <= :as_of and not exists (select from moved m where m.instalment_id = n.id)`
