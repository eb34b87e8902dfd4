/**
 * `npm run bench`: a synthetic store, every figure beside its yardstick in the same run, and a table of ratios in docs/performance.md.
 * `--invoices N` chooses the size (100,000); a tenth of them is open. `--again` measures the pages anew on the data of the run before,
 * migrated to what the sources are now; of the acts only those that are named (`--again orders sweeps`), the others' figures stay.
 * `--only load` measures the acts named and no pages; with `--invoices N` on data made anew. `--pages "look-up|timeline"` measures the pages
 * whose name or path that expression finds, on the data of the run before, prints their table and writes nothing.
 */
import { randomBytes } from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"

import { answering, bearer, caller, logIn } from "./bench/client.mjs"
import { loadDeals } from "./bench/deals.mjs"
import { measured, NOT_YET, percentile, table } from "./bench/figures.mjs"
import { loadGoods } from "./bench/goods.mjs"
import { growthText, measureGrowth } from "./bench/growth.mjs"
import { loadText, measureLoad, USERS } from "./bench/load.mjs"
import { measurePage, pageText } from "./bench/page.mjs"
import { loadTeam, TEAM } from "./bench/team.mjs"
import { loadWarranties } from "./bench/warranties.mjs"
import { measureWriters, WRITERS, writersText } from "./bench/writers.mjs"
import { buildApp } from "./lib/app.mjs"
import { ensureDependencies } from "./lib/dependencies.mjs"
import { databaseUrl, execute, freePort, freshDatabase, onConnection, startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { end, endAll, run, start } from "./lib/run.mjs"
import { launch, say, step, Stop, told } from "./lib/say.mjs"

const MEDUSA = inRoot("node_modules/@medusajs/cli/cli.js")
const LOG = inRoot(".test/bench.log")
const CONVERT = inRoot(".test/bench-convert.json")
const DUNNING = inRoot(".test/bench-dunning.json")
const EXPORT = inRoot(".test/bench-export.json")
const FOLLOW_UPS = inRoot(".test/bench-follow-ups.json")
/** The built app, with its dashboard; the tests use it too. */
const APP = inRoot(".test/app")
/** Times of the pages, by what was asked. */
const PAGES = inRoot(".test/bench-pages.json")
/** A host without the plugin, and the times of orders placed in it and in this one. */
const BARE_HOST = inRoot(".test/bench-host")
const ORDERS = { bare: inRoot(".test/bench-orders-bare.json"), ours: inRoot(".test/bench-orders.json") }
/** In turn, so that what else the machine does meets both alike. */
const ORDER_TURNS = 3
/** Every debtor's row of the aging as CSV, beside a bare select of the rows that it is added up from. */
const ALL_ROWS = {
  path: "/admin/crm/reports/aging/export?currency_code=eur&group_by=customer",
  select: `select i.bill_to_customer_id, i.customer_name, i.due_date, i.amount - i.allocated_total as outstanding
    from crm_instalment i where i.open and i.currency_code = 'eur' and i.deleted_at is null`,
  rounds: 50,
}
/** Overdue invoices of one dunning run, and how far its memory may grow. */
const OVERDUE = 100_000
const MOST_GROWTH = 150 * 1024 * 1024
/** Seconds that a sweep of the follow-ups' rules may take, with 200,000 quotes and 300,000 orders. */
const MOST_SWEEP = 60
/** What the heap of a measured process may hold, in MB: with more, V8 leaves garbage lying about, which says nothing of what is needed. */
const HEAP = 192
/** Invoices that leave as CSV in one export. */
const EXPORTED = 1_000_000
const ROUNDS = 200
/** Pages that take seconds are asked for in one of so many rounds. */
const RARELY = 10
/** Of a server that answers only, as the host advises for production: its jobs run in another. */
const ANSWERS = { MEDUSA_WORKER_MODE: "server" }

const YARDSTICK = "/admin/stores"
/** Drafts of which one line is saved again and again with another quantity, by how many lines they have and of what kind. */
const SAVES = [
  { what: "Saving a line of a quote of 10 lines", lines: 10, most: 3 },
  { what: "The same where the line is a product at the customer's price", lines: 10, catalogue: true, most: 3 },
  { what: "The same in a quote of 500 lines", lines: 500 },
]
const ROWS = [
  { what: "Overview", path: "/admin/crm/overview?currency_code=eur", most: 1.5, mayNotGrow: true },
  {
    what: "The same of one region",
    path: "/admin/crm/overview?currency_code=eur&region_id=:region",
    most: 1.5,
    rarely: true,
  },
  {
    what: "The same of one team",
    path: "/admin/crm/overview?currency_code=eur&team_id=:team",
    most: 1.5,
    rarely: true,
  },
  {
    what: "The same of one channel",
    path: "/admin/crm/overview?currency_code=eur&sales_channel_id=:channel",
    most: 1.5,
    rarely: true,
  },
  { what: "Decisions beside it", path: "/admin/crm/reports/decisions?currency_code=eur", most: 2 },
  { what: "Trend of what is owed", path: "/admin/crm/reports/receivables-trend?currency_code=eur", most: 2 },
  { what: "Top customers", path: "/admin/crm/reports/top-customers?currency_code=eur", most: 2 },
  { what: "Aging totals", path: "/admin/crm/reports/aging?currency_code=eur", most: 1.5, mayNotGrow: true },
  {
    what: "Aging by customer, first page of 50",
    path: "/admin/crm/reports/aging?currency_code=eur&group_by=customer&limit=50",
    most: 2,
    mayNotGrow: true,
  },
  {
    what: "Timeline of a customer with 5,000 entries",
    path: "/admin/crm/customers/:customer/timeline",
    most: 1.5,
    mayNotGrow: true,
  },
  {
    what: "Position of the same customer",
    path: "/admin/crm/customers/:customer/position?currency_code=eur",
    most: 1.5,
    mayNotGrow: true,
  },
  { what: "Money calendar", path: "/admin/crm/reports/cash-calendar?currency_code=eur", most: 2 },
  { what: "The same at worst", path: "/admin/crm/reports/cash-calendar?currency_code=eur&case=worst", most: 2 },
  {
    what: "Its documents, first page",
    path: "/admin/crm/reports/cash-calendar/items?currency_code=eur",
    most: 2,
    rarely: true,
  },
  ...["forecast", "results", "funnel", "lost", "quote-to-cash", "follow-on"].map((report) => ({
    what: `Sales: ${report} of 90 days`,
    path: `/admin/crm/reports/sales/${report}?currency_code=eur`,
    most: 2,
  })),
  { what: "Board of the open quotes", path: "/admin/crm/quotes/board?currency_code=eur", most: 2 },
  { what: "List of all quotes, first page", path: "/admin/crm/quotes", most: 2 },
  { what: "List of the open quotes, first page", path: "/admin/crm/quotes?view=pipeline&currency_code=eur", most: 2 },
  { what: "Board of one owner", path: "/admin/crm/quotes/board?currency_code=eur&owner_id=bench_3", most: 2 },
  { what: "List of one owner, first page", path: "/admin/crm/quotes?owner_id=bench_3", most: 2 },
  { what: "List searched by text", path: "/admin/crm/quotes?q=shelves%2077", most: 2 },
  { what: "List of 50,000 customers, first page", path: "/admin/crm/customers?currency_code=eur", most: 1.5 },
  { what: "The same by what is overdue", path: "/admin/crm/customers?currency_code=eur&order=-overdue" },
  { what: "The same by revenue", path: "/admin/crm/customers?currency_code=eur&order=-revenue" },
  { what: "The same of one city", path: "/admin/crm/customers?currency_code=eur&city=City%2042" },
  { what: "The same searched by text", path: "/admin/crm/customers?currency_code=eur&q=Customer%204711" },
  { what: "Duplicates among them", path: "/admin/crm/customers/duplicates", rarely: true },
  {
    what: "Warranty provision today, of 200,000 units",
    path: "/admin/crm/reports/warranty-provision?currency_code=eur",
    most: 2,
  },
  {
    what: "Its movements of 12 months",
    path: "/admin/crm/reports/warranty-provision/movements?currency_code=eur",
    most: 2,
  },
  {
    what: "Warranty look-up by serial number, of 200,000",
    path: "/admin/crm/warranties/look-up?q=SN-77-123456",
    most: 1.5,
  },
  { what: "The same by mail", path: "/admin/crm/warranties/look-up?q=c77@bench.test", most: 1.5 },
  { what: "The same by order", path: "/admin/crm/warranties/look-up?q=%2377123", most: 1.5 },
  { what: "The same by a piece of text", path: "/admin/crm/warranties/look-up?q=Chair%204711", most: 1.5 },
  {
    what: "Capacity of 500 items wanted by the open quotes, first page",
    path: "/admin/crm/reports/capacity?limit=50",
    most: 2,
  },
  { what: "The same of what runs out", path: "/admin/crm/reports/capacity?limit=50&short=true", most: 2 },
  { what: "Work in hand of each person", path: "/admin/crm/reports/capacity/people?currency_code=eur", most: 2 },
  { what: "Repairs in hand", path: "/admin/crm/reports/capacity/repairs", most: 2 },
  { what: "Documents that disagree, first page", path: "/admin/crm/agreement", most: 2 },
  {
    what: "Costs of a year of 20,000 claims, by product",
    path: "/admin/crm/reports/warranty-costs?currency_code=eur",
    most: 2,
  },
  { what: "The same by plan", path: "/admin/crm/reports/warranty-costs?currency_code=eur&group_by=plan", most: 2 },
  {
    what: "The same by customer",
    path: "/admin/crm/reports/warranty-costs?currency_code=eur&group_by=customer",
    most: 2,
  },
  { what: "The same by month", path: "/admin/crm/reports/warranty-costs?currency_code=eur&group_by=month", most: 2 },
  {
    what: "The same of one product by fault",
    path: "/admin/crm/reports/warranty-costs?currency_code=eur&group_by=fault&product_id=prod_b7",
    most: 2,
  },
  { what: "Failures by age and product", path: "/admin/crm/reports/warranty-costs/failures", most: 2 },
  { what: "Open claims by state and age", path: "/admin/crm/reports/warranty-costs/open-claims", most: 2 },
  { what: "Cover that ends, by month", path: "/admin/crm/reports/warranty-costs/expiring?currency_code=eur", most: 2 },
  { what: "Use of cover", path: "/admin/crm/reports/warranty-costs/use?currency_code=eur", most: 2 },
  { what: "What suppliers owe", path: "/admin/crm/reports/warranty-costs/recoveries?currency_code=eur", most: 2 },
  {
    what: "Explore: quotes by owner and stage",
    path: "/admin/crm/reports/pivot?currency_code=eur&dataset=quotes&rows=owner&column=stage&measures=net,count",
    rarely: true,
  },
  {
    what: "Explore: open quotes by stage",
    path: '/admin/crm/reports/pivot?currency_code=eur&dataset=quotes&rows=stage&measures=weighted_net&filters={"outcome":["open"]}',
    rarely: true,
  },
  {
    what: "Explore: invoices of five years by month and country",
    path: "/admin/crm/reports/pivot?currency_code=eur&dataset=invoices&rows=month&column=country&measures=amount,outstanding",
    rarely: true,
  },
  { what: "Warranties on the overview", path: "/admin/crm/reports/warranty-costs/tile?currency_code=eur", most: 2 },
]
/** Whose quote number `g` is and what it is called: forty people, who have some of every kind each, and a thousand titles of each sort. */
const DEALS = {
  owner_id: "'bench_' || (g / 25) % 40",
  title:
    "(array['Studio desks', 'Oak tables', 'Meeting room', 'Office chairs', 'Lamps and shelves'])[1 + g % 5] || ' ' || g % 1000",
}
const ENTRIES = 5_000
const CUSTOMERS = 50_000

/** What is measured beside the pages, each in turn and by itself; its figures stand in a file of its own. */
const ACTS = {
  dunning: {
    what: `One dunning run over ${OVERDUE.toLocaleString("en")} overdue invoices`,
    work: (port) =>
      inSmallProcess(port, { script: "dunning", out: DUNNING, invoices: OVERDUE, what: "The dunning run" }),
  },
  export: {
    what: `${EXPORTED.toLocaleString("en")} invoices as CSV`,
    work: (port) => inSmallProcess(port, { script: "export", out: EXPORT, invoices: EXPORTED, what: "The export" }),
  },
  sweeps: {
    what: "Sweeps of the follow-ups' rules over 200,000 quotes and 300,000 orders",
    work: (port) => inSmallProcess(port, { script: "follow-ups", out: FOLLOW_UPS, what: "The sweeps" }),
  },
  orders: { what: "Placing orders with the plugin and without, in turn", work: (port, env) => placeOrders(port, env) },
}

/** What is measured on the data that the pages are measured on, each in turn; with a server that has its dashboard, or by itself. */
const ACTS_ON_DATA = {
  convert: {
    what: "Converting quotes beside the host's bare workflows",
    work: ({ env }) =>
      run(process.execPath, [MEDUSA, "exec", "./src/scripts/bench/convert.ts"], {
        env: { ...env, CRM_BENCH_OUT: CONVERT },
        log: LOG,
        what: "The conversions",
      }),
  },
  growth: { what: "The same pages with a tenth of the invoices, in turn", work: growth },
  writers: { what: `${WRITERS} writers at once, with the kept sums and without, in turn`, work: measureWriters },
  page: { what: "The overview in a real browser", inDashboard: true, work: measurePage },
  load: {
    what: `Placing orders with ${USERS} people at the dashboard and without, in turn`,
    inDashboard: true,
    work: measureLoad,
  },
}

await launch(async () => {
  const asked = wordsOf(process.argv.slice(2))
  ensureDependencies()
  const postgres = await step("Starting PostgreSQL", () =>
    startPostgres(inRoot(".test/bench-postgres"), { fast: true })
  )
  const stop = () => endAll().then(() => postgres.stop())
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().then(() => process.exit(130)))
  }
  try {
    const url = asked.again ? databaseUrl(postgres.port, "crm_bench") : await freshDatabase(postgres.port, "crm_bench")
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
    const { invoices } = asked
    if (asked.rows) {
      await withServer({ ...env, ...ANSWERS }, {}, async ({ base, token }) => {
        const times = await step(`Measuring, ${ROUNDS} rounds`, () => measure(base, token, asked.rows, []))
        say(`\n${pagesTable(Object.fromEntries(times), asked.rows, [])}\n`)
      })
      return 0
    }
    if (asked.again) {
      await measureActs(asked.acts, postgres.port, env)
      await step("Giving the quotes a past", () => loadDeals(url))
      await step("Adding warranties", () => loadWarranties(url, CUSTOMERS).then(() => execute(url, "vacuum analyze")))
    } else {
      await fill(postgres.port, url, env, invoices, asked.acts)
      fs.writeFileSync(PAGES, JSON.stringify({ invoices }))
    }
    await step("Adding a team", () => loadTeam(url))
    if (asked.pages) {
      await measurePages(url, env, invoices)
    }
    await measureOnData(asked.acts, { url, port: postgres.port, env })
    report()
    return 0
  } finally {
    await stop()
  }
})

function wordsOf(words) {
  const { values, positionals } = parseWords(words)
  const names = Object.keys({ ...ACTS, ...ACTS_ON_DATA })
  const unknown = positionals.find((word) => !names.includes(word))
  if (unknown || (positionals.length && !values.again && !values.only)) {
    throw new Stop(`npm run bench -- --again, or --only, takes acts to measure: ${names.join(", ")}.`)
  }
  if (values.invoices !== undefined && (values.again || !/^\d{2,8}$/.test(values.invoices))) {
    throw new Stop("npm run bench takes --invoices N, or --again.")
  }
  const again = Boolean(values.again || values.pages || (values.only && !values.invoices))
  if (again && !fs.existsSync(PAGES)) {
    throw new Stop("npm run bench -- --again, --only and --pages need the data of a run before.")
  }
  const all = !values.again && !values.only
  const rows = values.pages && ROWS.filter(({ what, path }) => new RegExp(values.pages).test(what + path))
  if (rows?.length === 0) {
    throw new Stop(`npm run bench -- --pages: no page has ${values.pages} in its name or path.`)
  }
  return {
    again,
    rows,
    acts: all ? names : positionals,
    pages: !values.only,
    invoices: again ? read(PAGES).invoices : parseInt(values.invoices ?? "100000", 10),
  }
}

function parseWords(args) {
  const options = {
    invoices: { type: "string" },
    pages: { type: "string" },
    again: { type: "boolean" },
    only: { type: "boolean" },
  }
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Stop(error.message)
  }
}

async function measureActs(names, port, env) {
  for (const name of names.filter((name) => name in ACTS)) {
    const { what, work } = ACTS[name]
    await step(what, () => work(port, env))
  }
}

async function measurePages(url, env, invoices) {
  await step("Closing months of the warranty provision", () =>
    run(process.execPath, [MEDUSA, "exec", "./src/scripts/bench/close-provision.ts"], {
      env,
      log: LOG,
      what: "The closing",
    })
  )
  await withServer({ ...env, ...ANSWERS }, {}, async ({ base, token }) => {
    const times = await step(`Measuring, ${ROUNDS} rounds`, () => measure(base, token))
    const rows = await step("Aging by customer, all rows, beside a bare select", () => allRows(url, base, token))
    fs.writeFileSync(PAGES, JSON.stringify({ invoices, times: Object.fromEntries(times), rows }))
  })
}

async function measureOnData(names, { url, port, env }) {
  const acts = Object.entries(ACTS_ON_DATA).filter(([name]) => names.includes(name))
  const alone = acts.filter(([, { inDashboard }]) => !inDashboard)
  const inDashboard = acts.filter((act) => !alone.includes(act))
  for (const [, { what, work }] of alone) {
    await step(what, () => work({ url, port, env }))
  }
  if (inDashboard.length) {
    const { DISABLE_MEDUSA_ADMIN: _without, ...dashboard } = env
    await buildApp(APP, { step, env: dashboard })
    await withServer({ ...dashboard, CRM_INSECURE_COOKIES: "true" }, { cwd: APP }, async (server) => {
      for (const [, { what, work }] of inDashboard) {
        await step(what, () => work(server))
      }
    })
  }
}

/** The pages that must not mind how much was ever sold. */
function growth({ port, env }) {
  return measureGrowth({
    port,
    env: { ...env, ...ANSWERS },
    withServer,
    pagesAt: async ({ base, token }) => {
      const placed = await places(caller(base, bearer(token)))
      return ROWS.filter(({ mayNotGrow }) => mayNotGrow).map(({ what, path }) => ({ what, path: at(path, placed) }))
    },
  })
}

/** Works with a production server, and ends it. */
async function withServer(env, options, work) {
  const base = `http://localhost:${env.PORT}`
  const server = start(process.execPath, [MEDUSA, "start"], {
    env: { ...env, NODE_ENV: "production" },
    log: LOG,
    ...options,
  })
  await step("Starting the server", () => answering(`${base}/health`))
  await work({ base, token: await logIn(base) })
  await end(server)
}

/** The acts that have a table of their own, and the documents that the pages are measured on. */
async function fill(port, url, env, invoices, acts) {
  await step("Making documents to copy (about a minute)", () =>
    run(process.execPath, [MEDUSA, "exec", "./src/scripts/demo/seed.ts"], { env, log: LOG, what: "The seed" })
  )
  await measureActs(acts, port, env)
  await step(`Copying them to ${invoices.toLocaleString("en")} invoices`, () => load(url, invoices))
}

/** Runs one of `src/scripts/bench` in a process with little memory and a database of its own. */
async function inSmallProcess(port, { script, out, invoices, what }) {
  await run(
    process.execPath,
    [
      "--expose-gc",
      `--max-old-space-size=${HEAP}`,
      "--require",
      "ts-node/register/transpile-only",
      inRoot(`src/scripts/bench/${script}.ts`),
    ],
    {
      env: {
        CRM_BENCH_URL: await freshDatabase(port, `crm_bench_${script.replace("-", "_")}`),
        CRM_BENCH_OUT: out,
        ...(invoices ? { CRM_BENCH_INVOICES: String(invoices) } : {}),
        TS_NODE_PROJECT: inRoot("tsconfig.json"),
        LOG_LEVEL: "error",
      },
      log: LOG,
      what,
    }
  )
}

/** The same script in this host and in one that has nothing but Medusa, some turns each. */
async function placeOrders(port, env) {
  fs.rmSync(BARE_HOST, { recursive: true, force: true })
  fs.mkdirSync(path.join(BARE_HOST, "src/scripts"), { recursive: true })
  fs.copyFileSync(inRoot("src/scripts/bench/place-orders.ts"), path.join(BARE_HOST, "src/scripts/place-orders.ts"))
  fs.copyFileSync(inRoot("tsconfig.json"), path.join(BARE_HOST, "tsconfig.json"))
  fs.writeFileSync(
    path.join(BARE_HOST, "package.json"),
    JSON.stringify({ name: "bare-host", private: true, dependencies: { "@medusajs/medusa": "*" } })
  )
  fs.writeFileSync(
    path.join(BARE_HOST, "medusa-config.js"),
    `const { defineConfig } = require("@medusajs/framework/utils")
module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false, sslmode: "disable" },
    http: { storeCors: "", adminCors: "", authCors: "", jwtSecret: process.env.JWT_SECRET, cookieSecret: process.env.COOKIE_SECRET },
  },
})
`
  )
  const bare = { ...env, DATABASE_URL: await freshDatabase(port, "crm_bench_bare") }
  const ours = { ...env, DATABASE_URL: await freshDatabase(port, "crm_bench_orders") }
  const inBare = { env: bare, log: LOG, cwd: BARE_HOST, what: "The host without the plugin" }
  await run(process.execPath, [MEDUSA, "db:migrate", "--execute-safe-links"], inBare)
  await run(process.execPath, [MEDUSA, "db:migrate", "--execute-safe-links"], {
    env: ours,
    log: LOG,
    what: "The migration",
  })
  Object.values(ORDERS).forEach((file) => fs.rmSync(file, { force: true }))
  for (let turn = 0; turn < ORDER_TURNS; turn++) {
    await run(process.execPath, [MEDUSA, "exec", "./src/scripts/place-orders.ts"], {
      ...inBare,
      env: { ...bare, CRM_BENCH_OUT: ORDERS.bare },
    })
    await run(process.execPath, [MEDUSA, "exec", "./src/scripts/bench/place-orders.ts"], {
      env: { ...ours, CRM_BENCH_OUT: ORDERS.ours },
      log: LOG,
      what: "Orders with the plugin",
    })
  }
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
         'hash', 'b' || g, 'order_id', 'bo_' || g, 'currency_code', 'eur', ${who}, 'allocated_total', case when g % 10 = 0 then 0 else t.total end)) r;
     insert into crm_instalment select r.* from (select n.* from crm_instalment n join (select id from crm_invoice where status = 'issued' and number not like 'B-%' order by id limit 1) i
         on i.id = n.invoice_id limit 1) t, generate_series(1, ${invoices}) g,
       lateral jsonb_populate_record(null::crm_instalment, to_jsonb(t) || jsonb_build_object('id', 'bn_' || g, 'invoice_id', 'bi_' || g, 'currency_code', 'eur', ${who},
         'due_date', ${day("30 - g % 400")}, 'allocated_total', case when g % 10 = 0 then 0 else t.amount end, 'open', g % 10 = 0)) r;
     insert into crm_quote select r.* from (select * from crm_quote where status = 'sent' order by id limit 1) t, generate_series(1, ${quotes}) g,
       lateral jsonb_populate_record(null::crm_quote, to_jsonb(t) || jsonb_build_object('id', 'bq_' || g, 'number', 'BQ-' || g, 'currency_code', 'eur', ${who},
         'owner_id', ${DEALS.owner_id}, 'title', ${DEALS.title}, 'stage_id', (array['crmst_draft', 'crmst_sent', 'crmst_in_discussion', 'crmst_negotiating', 'crmst_verbal_yes'])[1 + (g / 5) % 5],
         'created_at', now() - make_interval(mins => g), 'order_id', null, 'converted_at', case when g % 5 = 0 then null else now() - interval '30 days' end, 'status', case when g % 5 = 0 then 'sent' else 'accepted' end, 'valid_until', ${day("g % 60")},
         'expected_close_date', ${day("g % 90")}, 'decided_date', case when g % 5 = 0 then null else ${day("-(g % 700)")} end)) r;
     truncate crm_open_day;
     insert into crm_open_day (currency_code, due_date, amount, count)
       select currency_code, due_date, sum(amount - allocated_total), count(*) from crm_instalment where open and deleted_at is null group by 1, 2;
     commit`
  )
  await execute(url, "select crm_rebuild_sums()")
  await execute(url, "select crm_rebuild_quote_list()")
  await execute(url, "select crm_rebuild_cash()")
  await execute(url, "select crm_rebuild_document_places()")
  await loadDeals(url)
  await loadGoods(url)
  await loadCustomers(url)
  await loadWarranties(url, CUSTOMERS)
  await execute(url, "vacuum analyze")
}

/** Customers for the list, and one of the host's with a long timeline. */
async function loadCustomers(url) {
  await execute(
    url,
    `insert into crm_host_customer (id, customer_id, name, email, country_code, city, registered_at)
       select 'crmhc_b' || g, 'cus_b' || g, 'Customer ' || g, 'c' || g || '@bench.test', 'pt', 'City ' || (g % 300), now() - make_interval(mins => g)
         from generate_series(1, ${CUSTOMERS}) g`
  )
  await execute(
    url,
    `insert into crm_interaction (id, customer_id, channel, occurred_at, outcome, text, author_id, author_type)
       select 'crmin_b' || g, (select id from customer where deleted_at is null order by id limit 1), 'call', now() - make_interval(mins => g), 'Call ' || g, 'Said ' || g, 'bench', 'user'
         from generate_series(1, ${ENTRIES}) g`
  )
  await execute(url, "select crm_rebuild_timeline()")
  await execute(url, "select crm_rebuild_customers()")
}

/** A draft of which one line is saved each round with another quantity and note. */
async function lineToSave(call, { lines, catalogue }) {
  const { regions } = await call("GET", "/admin/regions?limit=1")
  const { customers } = await call("GET", "/admin/customers?limit=1&fields=id")
  const { variants: all } = await call("GET", "/admin/product-variants?limit=600&fields=id")
  // The goods that the open quotes want have stock and no price.
  const variants = all.filter(({ id }) => !id.startsWith("var_b")).slice(0, 8)
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

/** What stands in the paths for the ids of this data: where the copied documents were sold, and who has a long timeline. */
async function places(call) {
  const { customers } = await call("GET", "/admin/customers?limit=1&fields=id&order=id")
  const { quotes } = await call("GET", "/admin/crm/quotes?limit=1&q=BQ-1&fields=region_id,sales_channel_id")
  return { customer: customers[0].id, region: quotes[0].region_id, channel: quotes[0].sales_channel_id, team: TEAM }
}

function at(path, placed) {
  return path.replace(/:(customer|region|team|channel)\b/, (_, what) => placed[what])
}

/** Every path once a round, so that what else the machine does meets them alike. The first tenth warms up. */
async function measure(base, token, rows = ROWS, saved = SAVES) {
  const paths = [YARDSTICK, ...rows.map((row) => row.path)]
  const rare = new Set(rows.flatMap(({ path, rarely }) => (rarely ? [path] : [])))
  const call = caller(base, bearer(token))
  const placed = await places(call)
  const saves = await Promise.all(saved.map(async (row) => ({ what: row.what, save: await lineToSave(call, row) })))
  const times = new Map([...paths, ...saved.map(({ what }) => what)].map((name) => [name, []]))
  const rounds = Math.ceil(ROUNDS * 1.1)
  for (let round = 0; round < rounds; round++) {
    told(round, rounds)
    for (const path of paths) {
      if (rare.has(path) && round % RARELY) {
        continue
      }
      const started = performance.now()
      const answer = await fetch(base + at(path, placed), { headers: { authorization: `Bearer ${token}` } })
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

async function allRows(url, base, token) {
  const times = { bare: [], ours: [] }
  await onConnection(url, async (client) => {
    for (let round = -5; round < ALL_ROWS.rounds; round++) {
      const began = performance.now()
      await client.query(ALL_ROWS.select)
      const between = performance.now()
      const answer = await fetch(base + ALL_ROWS.path, { headers: { authorization: `Bearer ${token}` } })
      await answer.text()
      if (!answer.ok) {
        throw new Stop(`${ALL_ROWS.path} answered ${answer.status}.`)
      }
      if (round >= 0) {
        times.bare.push(between - began)
        times.ours.push(performance.now() - between)
      }
    }
  })
  return times
}

function report() {
  const { invoices, times, rows } = read(PAGES)
  const pages = times ? pagesTable(times) : NOT_YET
  const allAging = rows ? agingTable(rows) : NOT_YET
  const conversions = measured(CONVERT, (figures) =>
    besideTable(figures, "Yardstick: the host's workflows, run bare", [
      { what: "Converting a quote of 10 lines", name: "convert", most: "1.3" },
    ])
  )
  const orders = measured(ORDERS.ours, (ours) =>
    besideTable({ bare: read(ORDERS.bare), ours }, "Yardstick: placing an order in a host without the plugin", [
      { what: "Placing an order with the plugin", name: "ours", most: "1.05" },
    ])
  )
  const dunning = measured(DUNNING, dunningTable)
  const exported = measured(EXPORT, exportTable)
  const swept = measured(FOLLOW_UPS, sweepTable)
  const load = loadText()
  const growth = growthText()
  const writers = writersText()
  const page = pageText()
  say(
    `\n${[pages, allAging, conversions, orders, dunning, swept, exported, growth, writers, load, page].join("\n\n")}\n`
  )
  const text = `# Measured speed

The last run of \`npm run bench\`, written by the run itself: ${invoices.toLocaleString("en")} invoices, a tenth of them open, and a fifth as many quotes; one client,
one production server whose jobs run in another, ${os.cpus().length} cores, ${new Date().toISOString().slice(0, 10)}. What counts are the ratios: every path was asked in turn, ${ROUNDS} times;
those with a star ${ROUNDS / RARELY} times.

${pages}

All debtors at once, in turn with the statement (${ALL_ROWS.rounds} times).

${allAging}

One process, in turn: converting an accepted quote of 10 lines, and the host workflows that it calls, run bare.

${conversions}

The same script in this host and in one that has nothing but Medusa, ${ORDER_TURNS} turns each: from a cart of two lines to an order.

${orders}

One dunning run, proposed and some of its notices taken (claims and planned message in one transaction each), in a database of its own
and a process whose heap may hold ${HEAP} MB. Memory is resident memory, its highest less what it was before.

${dunning}

The rules of follow-ups over everything, in another such process: the first sweep, which asks about what it found; opening all of that; a sweep that
finds nothing new; and one after which every open quote is decided.

${swept}

One export of all invoices as CSV, in another such process.

${exported}

## On the data of the pages

${growth}

${writers}

${load}

${page}
`
  fs.writeFileSync(inRoot("docs/performance.md"), text)
}

function pagesTable(times, rows = ROWS, saved = SAVES) {
  const at = (path, share) => percentile(times[path], share)
  const line = (what, name, most) => {
    const [p50, p95] = [at(name, 0.5), at(name, 0.95)]
    const ratios = [p50 / at(YARDSTICK, 0.5), p95 / at(YARDSTICK, 0.95)].map((ratio) => ratio.toFixed(2))
    return [what, p50.toFixed(1), p95.toFixed(1), ...ratios, most ?? ""]
  }
  return table(
    ["What", "p50 ms", "p95 ms", "× yardstick (p50)", "× yardstick (p95)", "At most"],
    [
      line("Yardstick: the host's `GET /admin/stores`", YARDSTICK),
      ...rows.map((row) => line(row.what + (row.rarely ? " *" : ""), row.path, row.most)),
      ...saved.map((row) => line(row.what, row.what, row.most)),
    ]
  )
}

function agingTable(rows) {
  return besideTable(rows, "Yardstick: a bare `select` of the rows it is added up from", [
    { what: "Aging by customer, all rows, as CSV", name: "ours", most: "3" },
  ])
}

/** Medians and p95 of some acts beside the bare one, in milliseconds. */
function besideTable(times, yardstick, rows) {
  const row = (what, list, most) => {
    const [p50, p95] = [percentile(list, 0.5), percentile(list, 0.95)]
    return [what, p50.toFixed(1), p95.toFixed(1), (p50 / percentile(times.bare, 0.5)).toFixed(2), most]
  }
  return table(
    ["What", "p50 ms", "p95 ms", "× yardstick (p50)", "At most"],
    [row(yardstick, times.bare, ""), ...rows.map(({ what, name, most }) => row(what, times[name], most))]
  )
}

function read(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"))
}

function megabytes(bytes) {
  return Math.round(bytes / 1024 / 1024)
}

function sweepTable(figures) {
  const seconds = (name) => figures[`${name}_seconds`].toFixed(1)
  const { quotes, orders, opened, closed, grown_bytes } = figures
  return table(
    [
      "Quotes",
      "Orders",
      "First sweep, s",
      "Opened",
      "Seconds",
      "Next sweep, s",
      "Closed",
      "Sweep that closes, s",
      "Each sweep at most, s",
      "Memory grown, MB",
      "At most, MB",
    ],
    [
      [
        quotes,
        orders,
        seconds("first"),
        opened,
        seconds("open"),
        seconds("next"),
        closed,
        seconds("close"),
        MOST_SWEEP,
        megabytes(grown_bytes),
        megabytes(MOST_GROWTH),
      ],
    ]
  )
}

function exportTable({ rows, bytes, seconds, grown_bytes }) {
  return table(
    ["Rows", "MB", "Seconds", "Rows a second", "Memory grown, MB", "At most, MB"],
    [
      [
        rows,
        megabytes(bytes),
        seconds.toFixed(1),
        Math.round(rows / seconds),
        megabytes(grown_bytes),
        megabytes(MOST_GROWTH),
      ],
    ]
  )
}

function dunningTable({ invoices, debtors, proposed, taken, propose_seconds, take_seconds, grown_bytes }) {
  return table(
    [
      "Overdue invoices",
      "Debtors",
      "Notices proposed",
      "Seconds",
      "Notices taken",
      "Seconds",
      "Memory grown, MB",
      "At most, MB",
    ],
    [
      [
        invoices,
        debtors,
        proposed,
        propose_seconds.toFixed(1),
        taken,
        take_seconds.toFixed(1),
        megabytes(grown_bytes),
        megabytes(MOST_GROWTH),
      ],
    ]
  )
}
