import { FollowUpModules } from "./modules"

/** Quotes and orders as acts leave them, copied by set-based SQL past the triggers: what is looked at is the reading of them. */
export async function fill({ sql }: Pick<FollowUpModules, "sql">, quotes: number, orders: number): Promise<void> {
  const amount = `'{"value": "100", "precision": 20}'::jsonb`
  const run = (statement: string): Promise<unknown> =>
    sql(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
  await run(`insert into crm_host_customer (id, customer_id, name, person, email, has_account, registered_at)
    select 'crmhc_' || n, 'cus_' || n, 'Company ' || n, 'Person ' || n, 'c' || n || '@buyer.test', true, now() - interval '2 years'
      from generate_series(1, ${Math.round(orders / 6)}) n`)
  await run(`insert into crm_consent (id, contact, do_not_contact, marketing, actor_id, actor_type)
    select 'crmcs_' || n, 'c' || n || '@buyer.test', false, 'granted', 'x', 'user' from generate_series(1, ${Math.round(orders / 12)}) n`)
  await run(`insert into crm_quote (id, number, version, status, email, customer_id, customer_name, customer_kind, owner_id, locale, currency_code,
      region_id, pipeline_id, stage_id, source, valid_until, subtotal, raw_subtotal, net_total, raw_net_total, total, raw_total, sent_at)
    select 'crmq_' || n, 'Q-' || n, 1, case n % 5 when 0 then 'sent' when 1 then 'declined' else 'accepted' end, 'c' || n || '@buyer.test',
           'cus_' || (n % ${Math.round(orders / 6)}), 'Company ' || n, 'business', 'user_' || (1 + n % 3), 'en', 'eur', 'reg', 'pipe', 'stage', 'staff',
           (current_date + (n % 40) - 5)::text, 100, ${amount}, 100, ${amount}, 100, ${amount}, now() - make_interval(days => n % 60)
      from generate_series(1, ${quotes}) n`)
  await run(`insert into crm_quote_version (id, quote_id, version, currency_code, total, raw_total, valid_until, snapshot, content_hash, sent_at, sent_by)
    select 'crmqv_' || n, 'crmq_' || n, 1, 'eur', 100, ${amount}, (current_date + 10)::text, '{}', 'x', now() - make_interval(days => n % 60), 'x'
      from generate_series(1, ${quotes}) n`)
  await run(`insert into crm_receivable_order (id, order_id, display_id, customer_id, customer_name, owner_id, currency_code, total, raw_total, placed_date,
      delivered_date, quote_id, lines)
    select 'crmro_' || n, 'order_' || n, n::text, 'cus_' || (n % ${Math.round(orders / 6)}), 'Company', 'user_' || (1 + n % 3), 'eur', 100, ${amount},
           (current_date - (n % 700))::text, case when n % 700 > 20 then (current_date - (n % 700) + 10)::text end,
           case when n % 3 = 0 then 'crmq_' || n end, '[{"title": "Oak desk"}]'
      from generate_series(1, ${orders}) n`)
  await run("analyze")
}
