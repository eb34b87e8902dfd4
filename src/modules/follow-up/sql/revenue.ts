import { Context } from "@medusajs/framework/types"

import { managerOf } from "../../../shared/sql"
import { DEFAULT_REVENUE_DAYS } from "../rules/rule-definitions"

/**
 * Orders that came of follow-ups `f`: placed by their customer within `days` after it was opened, and before the next follow-up of that customer, so that
 * each order counts for the last one before it. Canceled ones count for nothing.
 */
const CAME_OF = (days: string): string => `
  join crm_host_fact o on o.customer_id = f.customer_id and o.act = 'placed' and o.deleted_at is null
    and o.occurred_at > f.created_at and o.occurred_at <= f.created_at + make_interval(days => ${days})
    and not exists (select from crm_host_fact c where c.order_id = o.order_id and c.act = 'canceled' and c.deleted_at is null)
    and not exists (select from crm_follow_up later where later.customer_id = f.customer_id and later.status <> 'canceled'
      and later.deleted_at is null and later.created_at > f.created_at and later.created_at < o.occurred_at)`

export type Revenue = { currency_code: string; amount: string; orders: number }

/** What came of one follow-up, by currency. */
export async function revenueOf(context: Context, id: string): Promise<Revenue[]> {
  return managerOf(context).execute<Revenue[]>(
    `select o.currency_code, trim_scale(sum(o.amount))::text as amount, count(*)::int as orders
       from crm_follow_up f left join crm_follow_up_rule r on r.id = f.rule_id
       ${CAME_OF(`coalesce((r.settings->>'revenue_days')::int, ${DEFAULT_REVENUE_DAYS})`)}
      where f.id = ? and f.status <> 'canceled' and o.amount is not null group by 1 order by 1`,
    [id]
  )
}

export type RuleResults = {
  opened: number
  done: number
  closed_by_cause: number
  canceled: number
  revenue: Revenue[]
}

/** What became of what a rule opened since a moment, and what came of it. */
export async function resultsOf(
  context: Context,
  rule_key: string,
  since: string,
  revenue_days: number
): Promise<RuleResults> {
  const manager = managerOf(context)
  const [counts] = await manager.execute<Omit<RuleResults, "revenue">[]>(
    `select count(*)::int as opened, count(*) filter (where closed_reason = 'done')::int as done,
       count(*) filter (where closed_reason = 'cause_gone')::int as closed_by_cause, count(*) filter (where status = 'canceled')::int as canceled
       from crm_follow_up where rule_key = ? and created_at >= ?::timestamptz and deleted_at is null`,
    [rule_key, since]
  )
  const revenue = await manager.execute<Revenue[]>(
    `select o.currency_code, trim_scale(sum(o.amount))::text as amount, count(*)::int as orders
       from crm_follow_up f ${CAME_OF("?::int")}
      where f.rule_key = ? and f.created_at >= ?::timestamptz and f.status <> 'canceled' and f.deleted_at is null and o.amount is not null
      group by 1 order by 1`,
    [revenue_days, rule_key, since]
  )
  return { ...counts, revenue }
}
