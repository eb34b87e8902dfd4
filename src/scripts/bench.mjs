/**
 * `npm run bench`: a synthetic store, every figure beside its yardstick in the same run, and a table of ratios in docs/bench.md.
 * `--invoices N` chooses the size (100,000); a tenth of them is open.
 */
import { randomBytes } from "node:crypto"
import fs from "node:fs"
import os from "node:os"

import { ensureDependencies } from "./lib/dependencies.mjs"
import { execute, freePort, freshDatabase, startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { endAll, run, start } from "./lib/run.mjs"
import { launch, say, step, Stop } from "./lib/say.mjs"

const MEDUSA = inRoot("node_modules/@medusajs/cli/cli.js")
const LOG = inRoot(".test/bench.log")
const CONVERT = inRoot(".test/bench-convert.json")
const ROUNDS = 200

const YARDSTICK = "/admin/stores"
/** Drafts of which one line is saved again and again with another quantity, by how many lines they have and of what kind. */
const SAVES = [
  { what: "Saving a line of a quote of 10 lines", lines: 10, most: 3 },
  { what: "The same where the line is a product at the customer's price", lines: 10, catalogue: true, most: 3 },
  { what: "The same in a quote of 500 lines", lines: 500 },
]
const ROWS = [
  { what: "Overview", path: "/admin/crm/overview?currency_code=eur", most: 1.5 },
  { what: "Aging totals", path: "/admin/crm/reports/aging?currency_code=eur", most: 1.5 },
  {
    what: "Aging by customer, first page of 50",
    path: "/admin/crm/reports/aging?currency_code=eur&group_by=customer&limit=50",
    most: 2,
  },
]

await launch(async () => {
  const invoices = sizeOf(process.argv.slice(2))
  ensureDependencies()
  const postgres = await step("Starting PostgreSQL", () =>
    startPostgres(inRoot(".test/bench-postgres"), { fast: true })
  )
  const stop = () => endAll().then(() => postgres.stop())
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().then(() => process.exit(130)))
  }
  try {
    const url = await freshDatabase(postgres.port, "crm_bench")
    const port = await freePort()
    const secret = randomBytes(16).toString("hex")
    const env = {
      DATABASE_URL: url,
      DISABLE_MEDUSA_ADMIN: "true",
      PORT: String(port),
      CRM_MAIL_DIR: inRoot(".test/bench-mails"),
      JWT_SECRET: secret,
      COOKIE_SECRET: secret,
    }
    await step("Migrating", () =>
      run(process.execPath, [MEDUSA, "db:migrate", "--execute-safe-links"], { env, log: LOG, what: "The migration" })
    )
    await step("Making documents to copy (about a minute)", () =>
      run(process.execPath, [MEDUSA, "exec", "./src/scripts/demo/seed.ts"], { env, log: LOG, what: "The seed" })
    )
    await step("Converting quotes beside the host's bare workflows", () =>
      run(process.execPath, [MEDUSA, "exec", "./src/scripts/bench/convert.ts"], {
        env: { ...env, CRM_BENCH_OUT: CONVERT },
        log: LOG,
        what: "The conversions",
      })
    )
    await step(`Copying them to ${invoices.toLocaleString("en")} invoices`, () => load(url, invoices))
    start(process.execPath, [MEDUSA, "start"], { env: { ...env, NODE_ENV: "production" }, log: LOG })
    const base = `http://localhost:${port}`
    await step("Starting the server", () => answering(`${base}/health`))
    const token = await logIn(base)
    const figures = await step(`Measuring, ${ROUNDS} rounds`, () => measure(base, token))
    report(invoices, figures)
    return 0
  } finally {
    await stop()
  }
})

function sizeOf(words) {
  if (!words.length) {
    return 100_000
  }
  if (words[0] !== "--invoices" || !/^\d{2,8}$/.test(words[1] ?? "")) {
    throw new Stop("npm run bench takes --invoices N.")
  }
  return parseInt(words[1], 10)
}

/** Copies one real row of each table by set-based SQL, past the triggers, and adds the kept sums up anew. */
async function load(url, invoices) {
  const customers = Math.max(Math.round(invoices / 20), 1)
  const quotes = Math.round(invoices / 5)
  const who = `'customer_id', 'cus_b' || (g % ${customers}), 'bill_to_customer_id', 'cus_b' || (g % ${customers}), 'customer_name', 'Customer ' || (g % ${customers})`
  const day = (expression) => `to_char(current_date + (${expression})::int, 'YYYY-MM-DD')`
  await execute(
    url,
    `begin;
     set local session_replication_role = replica;
     insert into crm_invoice select r.* from (select * from crm_invoice where status = 'issued' order by id limit 1) t, generate_series(1, ${invoices}) g,
       lateral jsonb_populate_record(null::crm_invoice, to_jsonb(t) || jsonb_build_object('id', 'bi_' || g, 'number', 'B-' || g, 'sequence', g, 'series', 'BENCH',
         'hash', 'b' || g, 'currency_code', 'eur', ${who}, 'allocated_total', case when g % 10 = 0 then 0 else t.total end)) r;
     insert into crm_instalment select r.* from (select n.* from crm_instalment n join (select id from crm_invoice where status = 'issued' and number not like 'B-%' order by id limit 1) i
         on i.id = n.invoice_id limit 1) t, generate_series(1, ${invoices}) g,
       lateral jsonb_populate_record(null::crm_instalment, to_jsonb(t) || jsonb_build_object('id', 'bn_' || g, 'invoice_id', 'bi_' || g, 'currency_code', 'eur', ${who},
         'due_date', ${day("30 - g % 400")}, 'allocated_total', case when g % 10 = 0 then 0 else t.amount end, 'open', g % 10 = 0)) r;
     insert into crm_quote select r.* from (select * from crm_quote where status = 'sent' order by id limit 1) t, generate_series(1, ${quotes}) g,
       lateral jsonb_populate_record(null::crm_quote, to_jsonb(t) || jsonb_build_object('id', 'bq_' || g, 'number', 'BQ-' || g, 'currency_code', 'eur', ${who},
         'order_id', null, 'status', case when g % 5 = 0 then 'sent' else 'accepted' end, 'valid_until', ${day("g % 60")},
         'expected_close_date', ${day("g % 90")}, 'decided_date', case when g % 5 = 0 then null else ${day("-(g % 700)")} end)) r;
     truncate crm_open_day;
     insert into crm_open_day (currency_code, due_date, amount, count)
       select currency_code, due_date, sum(amount - allocated_total), count(*) from crm_instalment where open and deleted_at is null group by 1, 2;
     commit`
  )
  await execute(url, "select crm_rebuild_sums()")
  await execute(url, "analyze")
}

async function answering(url) {
  for (let tries = 0; tries < 600; tries++) {
    try {
      if ((await fetch(url)).ok) {
        return
      }
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Stop("The server did not answer; its log is in .test/bench.log.")
}

async function logIn(base) {
  const body = JSON.stringify({ email: "admin@example.com", password: "supersecret" })
  const answer = await fetch(`${base}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  })
  return (await answer.json()).token
}

// A declaration, for the run above begins before what stands here would be a constant.
function caller(base, token) {
  return async (method, path, body) => {
    const answer = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    })
    const json = await answer.json()
    if (!answer.ok) {
      throw new Stop(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`)
    }
    return json
  }
}

/** A draft of which one line is saved each round with another quantity and note. */
async function lineToSave(call, { lines, catalogue }) {
  const { regions } = await call("GET", "/admin/regions?limit=1")
  const { customers } = await call("GET", "/admin/customers?limit=1&fields=id")
  const { variants } = await call("GET", "/admin/product-variants?limit=8&fields=id")
  const line = (index) =>
    catalogue
      ? { variant_id: variants[index % variants.length].id, quantity: 1 }
      : { title: `Part ${index}`, quantity: 1, unit_price: 10.01 }
  const { quote } = await call("POST", "/admin/crm/quotes", {
    ...(catalogue ? { customer_id: customers[0].id } : { email: "bench@example.com" }),
    currency_code: regions[0].currency_code,
    region_id: regions[0].id,
    items: Array.from({ length: lines }, (_, index) => line(index)),
  })
  const path = `/admin/crm/quotes/${quote.id}/items/${quote.items[4].id}`
  let quantity = 1
  return () => call("POST", path, { quantity: (quantity % 50) + 1, note: `Saved ${quantity++} times` })
}

/** Every path once a round, so that what else the machine does meets them alike. The first tenth warms up. */
async function measure(base, token) {
  const paths = [YARDSTICK, ...ROWS.map((row) => row.path)]
  const call = caller(base, token)
  const saves = await Promise.all(SAVES.map(async (row) => ({ what: row.what, save: await lineToSave(call, row) })))
  const times = new Map([...paths, ...SAVES.map(({ what }) => what)].map((name) => [name, []]))
  for (let round = 0; round < ROUNDS * 1.1; round++) {
    for (const path of paths) {
      const started = performance.now()
      const answer = await fetch(base + path, { headers: { authorization: `Bearer ${token}` } })
      await answer.arrayBuffer()
      if (!answer.ok) {
        throw new Stop(`${path} answered ${answer.status}.`)
      }
      if (round >= ROUNDS * 0.1) {
        times.get(path).push(performance.now() - started)
      }
    }
    for (const { what, save } of saves) {
      const started = performance.now()
      await save()
      if (round >= ROUNDS * 0.1) {
        times.get(what).push(performance.now() - started)
      }
    }
  }
  return times
}

function report(invoices, times) {
  const at = (path, share) => [...times.get(path)].sort((a, b) => a - b)[Math.floor(times.get(path).length * share)]
  const line = (what, name, most) => {
    const [p50, p95] = [at(name, 0.5), at(name, 0.95)]
    const [times50, times95] = [p50 / at(YARDSTICK, 0.5), p95 / at(YARDSTICK, 0.95)]
    return `| ${what} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${times50.toFixed(2)} | ${times95.toFixed(2)} | ${most ?? ""} |`
  }
  const table = [
    "| What | p50 ms | p95 ms | × yardstick (p50) | × yardstick (p95) | At most |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    line("Yardstick: the host's `GET /admin/stores`", YARDSTICK),
    ...ROWS.map((row) => line(row.what, row.path, row.most)),
    ...SAVES.map((row) => line(row.what, row.what, row.most)),
  ].join("\n")
  const conversions = conversionTable()
  say(`\n${table}\n\n${conversions}\n`)
  const text = `# Measured speed

The last run of \`npm run bench\`, written by the run itself: ${invoices.toLocaleString("en")} invoices, a tenth of them open, and a fifth as many quotes; one client,
one production server, ${os.cpus().length} cores, ${new Date().toISOString().slice(0, 10)}. What counts are the ratios: every path was asked in turn, ${ROUNDS} times.

${table}

One process, in turn: converting an accepted quote of 10 lines, and the host workflows that it calls, run bare.

${conversions}
`
  fs.writeFileSync(inRoot("docs/bench.md"), text)
}

function conversionTable() {
  const times = JSON.parse(fs.readFileSync(CONVERT, "utf8"))
  const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)]
  const row = (what, list, most) =>
    `| ${what} | ${at(list, 0.5).toFixed(0)} | ${at(list, 0.95).toFixed(0)} | ${(at(list, 0.5) / at(times.bare, 0.5)).toFixed(2)} | ${most} |`
  return [
    "| What | p50 ms | p95 ms | × yardstick (p50) | At most |",
    "| --- | ---: | ---: | ---: | ---: |",
    row("Yardstick: the host's workflows, run bare", times.bare, ""),
    row("Converting a quote of 10 lines", times.convert, "1.3"),
  ].join("\n")
}
