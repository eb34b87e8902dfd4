import fs from "node:fs"

import { dueByRule } from "../../modules/follow-up/rules/due-moment"
import { SHIPPED_RULES } from "../../modules/follow-up/rules/rule-definitions"
import { storeToday } from "../../shared/days"
import { announcePassed } from "../../workflows/follow-up/tell-due"
import { sweepFollowUps } from "../../workflows/follow-up/run-rules"
import { FollowUpModules, migrateModules, startModules } from "../follow-up/modules"
import { watchMemory } from "./watch-memory"

const TODAY = storeToday("UTC")
const OFFICE = { weekdays: [1, 2, 3, 4, 5], hour_from: 8, hour_to: 18 }

/** What sweeps over everything cost. Bytes are resident memory above what the process had before. */
type Figures = {
  quotes: number
  orders: number
  opened: number
  closed: number
  first_seconds: number
  open_seconds: number
  next_seconds: number
  close_seconds: number
  grown_bytes: number
}

/**
 * Sweeps over `CRM_BENCH_QUOTES` quotes, a fifth of them open, and `CRM_BENCH_ORDERS` orders, in a database of its own: the first one, which asks about what
 * it found; everything opened that it asked about; one that finds nothing new; and one after which every quote is decided. Writes its
 * figures to the file named by CRM_BENCH_OUT.
 */
async function benchFollowUps(): Promise<void> {
  const { CRM_BENCH_URL: url = "", CRM_BENCH_OUT: out = "" } = process.env
  const [quotes, orders] = [process.env.CRM_BENCH_QUOTES ?? "200000", process.env.CRM_BENCH_ORDERS ?? "300000"].map(
    Number
  )
  await migrateModules(url)
  const modules = await startModules(url, 5)
  await fill(modules, quotes, orders)
  const container = modules.containerOf(["user_1", "user_2", "user_3"])
  const { followUps, sql } = modules
  // Warm, so that code that is compiled once is not counted as growth.
  const rules = await followUps.rules(SHIPPED_RULES)
  const memory = watchMemory()
  const seconds = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now()
    await work()
    return (performance.now() - began) / 1000
  }
  const first_seconds = await seconds(async () => {
    await announcePassed(container)
    await sweepFollowUps(container)
  })
  const now = new Date()
  const clock = { now, today: TODAY, timezone: "UTC" }
  const opening = { due: dueByRule(now, "UTC", OFFICE), clock, users: null, confirmed: true }
  let opened = 0
  const open_seconds = await seconds(async () => {
    for (const rule of rules) {
      opened += (await followUps.openDue(rule, {}, opening)).opened
    }
  })
  const next_seconds = await seconds(() => sweepFollowUps(container))
  await sql("update crm_quote set status = 'declined' where status = 'sent'")
  const close_seconds = await seconds(() => sweepFollowUps(container))
  const [{ closed }] = await sql<{ closed: number }>(
    "select count(*)::int as closed from crm_follow_up where closed_reason = 'cause_gone'"
  )
  const figures: Figures = {
    quotes,
    orders,
    opened,
    closed,
    first_seconds,
    open_seconds,
    next_seconds,
    close_seconds,
    grown_bytes: memory(),
  }
  fs.writeFileSync(out, JSON.stringify(figures))
  await modules.end()
}

/** Rows as acts leave them, copied, for what is measured is the reading of them. */
async function fill({ sql }: FollowUpModules, quotes: number, orders: number): Promise<void> {
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

benchFollowUps().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
