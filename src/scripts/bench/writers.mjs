import fs from "node:fs"
import readline from "node:readline"
import { setTimeout as pause } from "node:timers/promises"

import { databaseUrl, execute, onConnection } from "../lib/postgres.mjs"
import { inRoot } from "../lib/root.mjs"
import { ended, start } from "../lib/run.mjs"
import { Stop } from "../lib/say.mjs"
import { measured, table } from "./figures.mjs"
import { VARIANTS } from "./goods.mjs"

const OUT = inRoot(".test/bench-writers.json")
const COPY = "crm_bench_writers"
export const WRITERS = 16
const PROCESSES = 2
const TURNS = 3
const SECONDS = 20
const WARM_UP_SECONDS = 5

/** What keeps the sums: triggers of statements, and the one that counts what was paid in full. */
const TRIGGERS = `select tgrelid::regclass::text as "table", quote_ident(tgname) as name from pg_trigger
  where not tgisinternal and tgrelid::regclass::text like 'crm\\_%' and (tgtype & 1 = 0 or tgname = 'crm_instalment_settled') order by 1, 2`

/** Sixteen who write at once in a copy of the data, in turns with the triggers that keep the sums and without. */
export async function measureWriters({ port }) {
  const server = databaseUrl(port, "postgres")
  await execute(server, `drop database if exists ${COPY} with (force)`)
  await execute(server, `create database ${COPY} template crm_bench`)
  const url = databaseUrl(port, COPY)
  const triggers = await execute(url, TRIGGERS)
  const turn = (keeps) => async () => {
    for (const { table, name } of triggers) {
      await execute(url, `alter table ${table} ${keeps ? "enable" : "disable"} trigger ${name}`)
    }
    return writing(url)
  }
  const figures = { triggers: triggers.length, kept: [], bare: [] }
  for (let count = 0; count < TURNS; count++) {
    figures.bare.push(await turn(false)())
    figures.kept.push(await turn(true)())
  }
  fs.writeFileSync(OUT, JSON.stringify(figures))
  await execute(server, `drop database ${COPY} with (force)`)
}

/** One turn of all writers: their acts, and how many of them waited for another's lock, looked at ten times a second. */
async function writing(url) {
  const running = Array.from({ length: PROCESSES }, (_, part) => writer(url, part))
  await Promise.all(running.map(({ ready }) => ready))
  await pause(WARM_UP_SECONDS * 1000)
  const waiting = []
  running.forEach(({ child }) => child.stdin.write("count\n"))
  await onConnection(url, async (client) => {
    for (const until = performance.now() + SECONDS * 1000; performance.now() < until; await pause(100)) {
      const { rows } = await client.query(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
      )
      waiting.push(rows[0].count)
    }
  })
  running.forEach(({ child }) => child.stdin.end())
  const acts = await Promise.all(running.map(({ done }) => done))
  return { acts: added(acts), waiting: waiting.reduce((sum, count) => sum + count, 0) / waiting.length }
}

const added = (all) =>
  all.flatMap(Object.entries).reduce((sums, [name, count]) => ({ ...sums, [name]: (sums[name] ?? 0) + count }), {})

/** A process of some of the writers; `done` answers what they did once its input has ended. */
function writer(url, part) {
  const child = start(
    process.execPath,
    ["--require", "ts-node/register/transpile-only", inRoot("src/scripts/bench/write.ts")],
    {
      env: {
        CRM_BENCH_WRITE: JSON.stringify({ url, part, writers: WRITERS / PROCESSES, variants: VARIANTS }),
        TS_NODE_PROJECT: inRoot("tsconfig.json"),
        LOG_LEVEL: "error",
      },
      stdio: ["pipe", "pipe", "inherit"],
    }
  )
  const told = {}
  const heard = (name) => new Promise((resolve) => (told[name] = resolve))
  const [ready, done] = ["ready", "done"].map(heard)
  readline.createInterface({ input: child.stdout }).on("line", (line) => {
    const message = line.startsWith("{") ? JSON.parse(line) : {}
    Object.entries(message).forEach(([name, value]) => told[name]?.(value))
  })
  const failed = ended(child).then((code) => {
    if (code !== 0) {
      throw new Stop(`A writer failed (exit ${code}).`)
    }
  })
  return {
    child,
    ready: Promise.race([ready, failed]),
    done: Promise.all([done, failed]).then(([acts]) => acts),
  }
}

/** The figures in words and a table. */
export const writersText = () =>
  measured(OUT, ({ triggers, kept, bare }) => {
    const perSecond = (turns, name) => turns.reduce((sum, { acts }) => sum + acts[name], 0) / (turns.length * SECONDS)
    const waiting = (turns) => turns.reduce((sum, turn) => sum + turn.waiting, 0) / turns.length
    const names = Object.keys(bare[0].acts)
    const total = (turns) => names.reduce((sum, name) => sum + perSecond(turns, name), 0)
    const row = (what, without, with_) => [
      what,
      without.toFixed(1),
      with_.toFixed(1),
      without ? (with_ / without).toFixed(2) : "",
    ]
    return `${WRITERS} writers in ${PROCESSES} processes at once, all in one currency: each accepts a new quote, issues an invoice, takes money for it and places a follow-up,
over and over, in a copy of the data; ${TURNS} turns of ${SECONDS} seconds each with the ${triggers} triggers that keep the sums and without. Numbers of
documents are given one after another by design, so that writers wait for each other in either case.

${table(
  ["Acts a second", "Without the sums", "With them", "× without"],
  [
    ...names.map((name) => row(name, perSecond(bare, name), perSecond(kept, name))),
    row("All", total(bare), total(kept)),
    row("Writers that wait for another's lock, on average", waiting(bare), waiting(kept)),
  ]
)}`
  })
