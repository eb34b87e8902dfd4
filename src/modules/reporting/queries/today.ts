import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import { groupOf, joinRoot, rootOf } from "./customer-groups"
import { hasKeptDays, ReportInput } from "./input"
import { isNarrowed, narrowing } from "./narrow"
import { readPlanned } from "./read"

export type Waiting = { count: number; amount: number }

/** What waits for somebody today, in one currency; each figure is the total of a list. */
export type Today = {
  /** The last working day before today. */
  since: Day
  /** The last day of this week. */
  week_end: Day
  /** Quotes accepted since then, that day among it. */
  accepted: Waiting
  /** Quotes whose buyer wrote something that nobody answered. */
  questions: Waiting
  /** Quotes on offer whose last day is in this week. */
  expiring: Waiting
  /** Instalments that became overdue since then: due from the day before it until yesterday. */
  newly_overdue: Waiting
  /** Debtors who broke a promise and still owe, and what they owe past its day. */
  broken_promises: Waiting
  /** Money that settles nothing yet: the two beside each other. */
  unmatched: Waiting & {
    /** Lines of bank statements; null for who may not see them, and where a filter narrows to what no bank line has. */
    bank_lines: Waiting | null
    /** Receipts and credit notes; advances on orders are not among them. */
    unallocated: Waiting
  }
  delivered_not_invoiced: Waiting
  /** Accepted quotes that wait for what their customers owe. */
  on_hold: Waiting
}

const USUAL_WEEK = "[1, 2, 3, 4, 5]"

/** $1 currency, $2 today; `since` is the last working day before it, as the first dunning policy says. */
const DAYS = `
  days as materialized (
    select since, to_char(since::date - 1, 'YYYY-MM-DD') as due_from, to_char($2::text::date - 1, 'YYYY-MM-DD') as yesterday,
           to_char(date_trunc('week', $2::text::date) + interval '6 days', 'YYYY-MM-DD') as week_end
      from (select to_char(coalesce(max(d), $2::text::date - 1), 'YYYY-MM-DD') as since
              from generate_series($2::text::date - 7, $2::text::date - 1, interval '1 day') d
             where coalesce((select weekdays from crm_view_working_week), '${USUAL_WEEK}') @> to_jsonb(extract(isodow from d)::int)) s)`

const sums = (key: string, amount: string, from: string, count = "count(*)"): string =>
  `select '${key}' as key, ${count} as count, coalesce(sum(${amount}), 0) as amount from ${from}`

/** The same as `crm_broken_promises`, narrowed. */
const brokenPromises = (narrow: string): string => `
  select count(*), coalesce(sum(overdue), 0) from (
    select d.overdue from (
      select distinct ${rootOf("p.bill_to_customer_id")} as root_id from crm_view_promise p ${joinRoot("p.bill_to_customer_id")}
       where p.currency_code = $1 and not p.kept and p.last_date < $2 and p.bill_to_customer_id is not null) debtor
     cross join lateral (
      select count(*) as count, coalesce(sum(n.outstanding) filter (where n.due_date < $2), 0) as overdue
        from crm_view_open_instalment n
       where n.bill_to_customer_id = any (${groupOf("debtor.root_id")}) and n.currency_code = $1${narrow}) d
     where d.count > 0) x`

type Row = { key: string; count: string; amount: string; since: Day; week_end: Day }

/** The strip in one statement: of everyone from kept sums where there are any, else from the rows. */
export async function today(source: DataSource, input: ReportInput, withBank: boolean): Promise<Today> {
  const { values, of } = narrowing(input, 3)
  const isKept = hasKeptDays(input)
  const day = (name: string): string => `(select ${name} from days)`
  const parts = [
    sums(
      "accepted",
      "q.total",
      `crm_view_quote q where q.status = 'accepted' and q.currency_code = $1
        and q.decided_date >= ${day("since")} and q.decided_date <= $2${of("q")}`
    ),
    sums("questions", "q.total", `crm_view_quote q where q.unanswered_messages > 0 and q.currency_code = $1${of("q")}`),
    sums(
      "on_hold",
      "q.total",
      `crm_view_quote q where q.is_held and q.status = 'accepted' and q.currency_code = $1${of("q")}`
    ),
    isKept
      ? sums(
          "expiring",
          "q.total",
          `crm_view_pipeline_stage q where q.currency_code = $1 and q.valid_until >= $2 and q.valid_until <= ${day("week_end")}`,
          "coalesce(sum(q.count), 0)"
        )
      : sums(
          "expiring",
          "q.total",
          `crm_view_quote q where q.status = 'sent' and q.currency_code = $1 and q.valid_until >= $2
            and q.valid_until <= ${day("week_end")}${of("q")}`
        ),
    sums(
      "newly_overdue",
      "n.outstanding",
      `${isKept ? "crm_view_open_day" : "crm_view_open_instalment"} n where n.currency_code = $1
        and n.due_date >= ${day("due_from")} and n.due_date <= ${day("yesterday")}${of("n")}`,
      isKept ? "coalesce(sum(n.count), 0)" : "count(*)"
    ),
    `select 'broken_promises', broken.* from ${isKept ? "crm_broken_promises($1, $2)" : `(${brokenPromises(of("n"))})`} broken`,
    sums(
      "unallocated",
      "c.unallocated",
      `crm_view_credit c where c.currency_code = $1 and c.is_open and not c.is_advance${of("c")}`
    ),
    sums(
      "delivered_not_invoiced",
      "o.delivered_not_invoiced",
      `crm_view_uninvoiced_order o where o.currency_code = $1 and o.delivered_not_invoiced > 0${of("o")}`
    ),
    ...(withBank ? [sums("bank_lines", "l.amount", "crm_view_open_bank_line l where l.currency_code = $1")] : []),
  ]
  const rows = await readPlanned<Row>(
    source,
    `with ${DAYS} select w.*, days.since, days.week_end from (${parts.join(" union all ")}) w cross join days`,
    [input.currency_code, input.today, ...values]
  )
  const waiting = (key: string): Waiting => {
    const row = rows.find((found) => found.key === key)
    return { count: figure(row?.count), amount: figure(row?.amount) }
  }
  const [unallocated, bank_lines] = [waiting("unallocated"), withBank ? waiting("bank_lines") : null]
  return {
    since: rows[0].since,
    week_end: rows[0].week_end,
    accepted: waiting("accepted"),
    questions: waiting("questions"),
    expiring: waiting("expiring"),
    newly_overdue: waiting("newly_overdue"),
    broken_promises: waiting("broken_promises"),
    unmatched: {
      count: unallocated.count + (bank_lines?.count ?? 0),
      amount: figure(MathBN.add(unallocated.amount, bank_lines?.amount ?? 0).toFixed()),
      bank_lines,
      unallocated,
    },
    delivered_not_invoiced: waiting("delivered_not_invoiced"),
    on_hold: waiting("on_hold"),
  }
}

/** Bank lines have no owner and no place, so that no filter of these leaves any. */
export const mayHaveBankLines = (input: ReportInput): boolean => !isNarrowed({ ...input, owner_ids: null })
