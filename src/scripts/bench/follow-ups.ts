import fs from "node:fs"

import { dueByRule } from "../../modules/follow-up/rules/due-moment"
import { SHIPPED_RULES } from "../../modules/follow-up/rules/rule-definitions"
import { storeToday } from "../../shared/days"
import { announcePassed } from "../../workflows/follow-up/tell-due"
import { sweepFollowUps } from "../../workflows/follow-up/run-rules"
import { fill } from "../follow-up/fill"
import { migrateModules, startModules } from "../follow-up/modules"
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

benchFollowUps().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
