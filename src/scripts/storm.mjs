/**
 * `node src/scripts/storm.mjs`: 32 writers in two processes issue 10,000 invoices, a fifth of them rolled back as they commit, and
 * five times a process is killed outright. Then: no gap, no number twice, days in order, one chain.
 *
 * `--invoices 300 --writers 8 --processes 2 --kills 1` makes it smaller (writers are per process); `--url` uses a running cluster's
 * empty database; `--json` prints one line of figures at the end.
 */
import { spawn } from "node:child_process"
import path from "node:path"
import readline from "node:readline"
import { parseArgs } from "node:util"

import { execute, freshDatabase, startPostgres } from "./lib/postgres.mjs"
import { ended, projectEnv, watch } from "./lib/run.mjs"
import { inRoot, ROOT } from "./lib/root.mjs"
import { launch, say, step, Stop } from "./lib/say.mjs"

const WRITER = inRoot("src/scripts/storm/writer.ts")
const FIRST_DAY = "2024-06-01"

const alive = new Set()

/** Writers that waited too long for their turn and were told to try again. */
const waits = { count: 0 }

await launch(async () => {
  const { values } = parseArgs({
    options: {
      invoices: { type: "string", default: "10000" },
      writers: { type: "string", default: "16" },
      processes: { type: "string", default: "2" },
      kills: { type: "string", default: "5" },
      rollbacks: { type: "string", default: "20" },
      url: { type: "string" },
      json: { type: "boolean", default: false },
    },
  })
  const asked = Object.fromEntries(
    ["invoices", "writers", "processes", "kills", "rollbacks"].map((name) => [name, parseInt(values[name], 10)])
  )
  const postgres = values.url ? null : await startPostgres(inRoot(".test/storm"), { fast: false })
  try {
    const url = values.url ?? (await freshDatabase(postgres.port, "storm"))
    await step("preparing the ledger", () => prepare(url))
    const figures = await storm(url, asked)
    const faults = await judge(url, asked)
    say(
      `  ${figures.issued} invoices issued by ${asked.writers * asked.processes} writers in ${asked.processes} processes in ${figures.seconds} s: ${figures.perSecond}/s; ` +
        `${figures.rolledBack} rolled back, ${figures.kills} killed, ${figures.waits} told to try again`
    )
    if (values.json) {
      say(JSON.stringify({ ...figures, faults }))
    }
    faults.forEach((fault) => say(`  ${fault}`))
    say(faults.length ? "The ledger is broken." : "No gap, no number twice, days in order, one chain.")
    return faults.length ? 1 : 0
  } finally {
    alive.forEach((child) => child.kill("SIGKILL"))
    await postgres?.stop()
  }
})

async function prepare(url) {
  await settled(process_(url, { task: "migrate" }), "The migrations")
  // Fails when the transaction commits, after the number was taken.
  await execute(
    url,
    `create function crm_storm_fails() returns trigger language plpgsql as $$ begin
       if new.purchase_order_number = 'FAIL' and new.status = 'issued' then raise exception 'forced rollback'; end if; return null; end $$`
  )
  await execute(
    url,
    `create constraint trigger crm_storm_fails after update on crm_invoice deferrable initially deferred for each row execute function crm_storm_fails()`
  )
}

async function storm(url, { invoices, writers, processes, kills, rollbacks }) {
  const settings = {
    task: "write",
    writers,
    rollbacks,
    began: Date.now(),
    firstDay: FIRST_DAY,
    millisecondsPerDay: 150,
  }
  const running = await Promise.all(Array.from({ length: processes }, () => writing(url, settings)))
  const started = Date.now()
  const before = await issued(url)
  let killed = 0
  for (let count = before; count < invoices; count = await issued(url)) {
    if (killed < kills && count >= ((killed + 1) * invoices) / (kills + 1)) {
      const victim = running[killed % processes]
      victim.child.kill("SIGKILL")
      await victim.gone
      running[killed % processes] = await writing(url, settings)
      killed++
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const seconds = (Date.now() - started) / 1000
  const count = (await issued(url)) - before
  running.forEach(({ child }) => child.stdin.end())
  const codes = await Promise.all(running.map(({ gone }) => gone))
  const errors = running.flatMap((one) => one.errors)
  if (errors.length || codes.some(Boolean)) {
    throw new Stop(`A writer failed: ${errors[0] ?? `exit ${codes}`}`)
  }
  const [{ rolled_back }] = await execute(
    url,
    "select count(*)::int as rolled_back from crm_invoice where purchase_order_number = 'FAIL' and status = 'draft'"
  )
  return {
    issued: await issued(url),
    seconds: Math.round(seconds * 10) / 10,
    perSecond: Math.round(count / seconds),
    rolledBack: rolled_back,
    kills: killed,
    waits: waits.count,
  }
}

async function issued(url) {
  const [{ count }] = await execute(
    url,
    "select coalesce(sum(next_sequence - first_sequence), 0)::int as count from crm_number_counter"
  )
  return count
}

/** What is wrong with what was written, in words; nothing of ours is asked but at the end. */
async function judge(url, { invoices }) {
  const [numbers] = await execute(
    url,
    `with numbered as (select year, sequence, issue_date, lag(issue_date) over (order by year, sequence) as before from crm_invoice where sequence is not null),
       years as (select year, count(*) as count, count(distinct sequence) as kinds, min(sequence) as least, max(sequence) as most from numbered group by year)
     select (select sum(count)::int from years) as count, (select sum(count - kinds)::int from years) as twice,
       (select sum(most - kinds + least - 1)::int from years) as gaps, (select count(*)::int from numbered where issue_date < before) as backwards,
       (select count(*)::int from crm_invoice where sequence is not null and purchase_order_number = 'FAIL') as undone`
  )
  const { faults } = await settled(process_(url, { task: "verify" }), "The verification")
  return [
    numbers.count < invoices ? `Only ${numbers.count} of ${invoices} were issued.` : null,
    numbers.twice ? `${numbers.twice} numbers were given twice.` : null,
    numbers.gaps ? `${numbers.gaps} numbers are missing.` : null,
    numbers.backwards ? `${numbers.backwards} invoices are of a day before the one before them.` : null,
    numbers.undone ? `${numbers.undone} invoices kept a number that was rolled back.` : null,
    ...faults.map(({ message }) => message),
  ].filter(Boolean)
}

/** A process that writes, when it does. */
async function writing(url, settings) {
  const child = process_(url, settings)
  const errors = []
  const gone = ended(child)
  const lines = readline.createInterface({ input: child.stdout })
  const ready = new Promise((resolve) =>
    lines.on("line", (line) => {
      const message = readMessage(line)
      if (message?.ready) {
        resolve(true)
      }
      if (message?.error) {
        errors.push(message.error)
      }
      waits.count += message?.waited ? 1 : 0
    })
  )
  if (!(await Promise.race([ready, gone.then(() => false)]))) {
    throw new Stop("A writer did not start.")
  }
  return { child, gone, errors }
}

/** Runs to the end and answers the last thing it told. */
async function settled(child, what) {
  let last = {}
  child.stdin.end()
  readline.createInterface({ input: child.stdout }).on("line", (line) => (last = readMessage(line) ?? last))
  const code = await ended(child)
  if (code !== 0) {
    throw new Stop(`${what} failed (exit ${code}).`)
  }
  return last
}

function readMessage(line) {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function process_(url, settings) {
  const child = spawn(process.execPath, ["--require", "ts-node/register/transpile-only", WRITER], {
    cwd: ROOT,
    env: projectEnv({
      CRM_STORM: JSON.stringify({ url, ...settings }),
      LOG_LEVEL: "error",
      TS_NODE_PROJECT: path.join(ROOT, "tsconfig.json"),
    }),
    stdio: ["pipe", "pipe", "inherit"],
    detached: process.platform !== "win32",
  })
  watch(child, "SIGTERM")
  alive.add(child)
  child.once("exit", () => alive.delete(child))
  return child
}
