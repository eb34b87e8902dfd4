/**
 * `npm test`: everything, on a PostgreSQL of its own. `npm test -- unit http` runs parts; `npm test -- http quote` those files of a part.
 * Ends with one line: N passed, N failed.
 */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"

import { buildApp } from "./lib/app.mjs"
import { ensureDependencies } from "./lib/dependencies.mjs"
import { runJest } from "./lib/jest.mjs"
import { inLanes } from "./lib/jobs.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { endAll, ended, start } from "./lib/run.mjs"
import { launch, say } from "./lib/say.mjs"
import { DASHBOARD, emptyTemplate, makeDashboard, makeMigrated, useMigrated } from "./lib/template.mjs"

const BUILD = "build"
const DEEP = process.env.CRM_DEEP === "1"

const node = (...args) => [process.execPath, args]
const tsc = (project) => node(inRoot("node_modules/typescript/bin/tsc"), "--noEmit", "-p", project)

/** Checks that pass or fail as a whole. */
const CHECKS = {
  types: [tsc("tsconfig.json"), tsc("tsconfig.check.json")],
  lint: [
    node(
      inRoot("node_modules/eslint/bin/eslint.js"),
      "--max-warnings=0",
      "src",
      "admin",
      "migrations",
      "integration-tests"
    ),
  ],
}

/**
 * Suites of jest. Each file runs in a process of its own: the host's test runners disturb each other within one process
 * ("Map.prototype.set called on incompatible receiver", 2.21.2). `together` lets so many files share one host, or one set of loaded
 * modules (`integration-tests/support/together-*.ts`), those aside that want their own (`alone`), kind by kind. `migrated` gives them databases that
 * have their tables already; the packed plugin must make its own. `built` gives them the app built once, dashboard included, and a user for it. `twice` tries what fails once more.
 */
const SUITES = {
  plugin: {},
  modules: {},
  unit: { together: 50, alone: (text) => /jest\.(mock|doMock|resetModules)\(/.test(text) },
  browser: { migrated: true, built: true, twice: true },
  http: {
    together: 10,
    migrated: true,
    alone: (text) => !text.includes("medusaIntegrationTestRunner("),
    kind: (text) => text.includes("createStore("),
  },
}

/** Where the specs of a suite are, and how they end. */
const SPECS = { unit: [["src", "admin", "migrations"], ".unit.spec.ts"] }

/** Files that take long for their size, and so are begun first. */
const LONG = ["packed-plugin", "two-servers", "quote-to-cash", "receivable-order-changes", "storm"]

const RESULTS = inRoot(".test/results")
const APP = inRoot(".test/app")
const LANES = Math.min(4, Math.max(2, os.availableParallelism()))

await launch(async () => {
  ensureDependencies()
  const asked = process.argv.slice(2)
  const parts = [...Object.keys(SUITES), ...Object.keys(CHECKS)]
  const named = asked.filter((word) => parts.includes(word))
  const files = asked.filter((word) => !parts.includes(word))
  const chosen = parts.filter((part) => !named.length || named.includes(part))
  const postgres = await startPostgres(inRoot(".test/postgres"), { fast: true, memory: true })
  fs.rmSync(RESULTS, { recursive: true, force: true })
  fs.mkdirSync(RESULTS, { recursive: true })
  const stop = async () => {
    await endAll()
    await postgres.stop()
  }
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().then(() => process.exit(130)))
  }
  const sums = new Map(chosen.map((part) => [part, { passed: 0, failed: 0, skipped: 0, shaky: 0, seconds: 0 }]))
  const { port } = postgres
  const jobsOf = (part) =>
    (part in CHECKS ? checks(part) : suite(part, files, port)).map(({ name, after, run }) => ({
      name,
      after,
      work: async () => {
        const started = Date.now()
        const result = await run()
        const seconds = Math.round((Date.now() - started) / 1000)
        say(`  ${result.failed ? "✕" : "✓"} ${name}: ${words(result)} (${seconds} s)`)
        result.tell?.()
        const sum = sums.get(part)
        ;["passed", "failed", "skipped", "shaky"].forEach((key) => (sum[key] += result[key] ?? 0))
        sum.seconds += seconds
      },
    }))
  try {
    await emptyTemplate(port)
    const migrated = chosen.filter((part) => SUITES[part]?.migrated)
    await inLanes(
      [...preparations(migrated, port), ...chosen.filter((part) => !migrated.includes(part)).flatMap(jobsOf)],
      LANES
    )
    if (migrated.length) {
      await useMigrated(port)
      await inLanes(migrated.flatMap(jobsOf), LANES)
    }
    say()
    const sum = { passed: 0, failed: 0, skipped: 0, shaky: 0 }
    for (const [part, result] of sums) {
      say(`── ${part}: ${words(result)} (${result.seconds} s)`)
      Object.keys(sum).forEach((key) => (sum[key] += result[key]))
    }
    say(words(sum))
    return sum.failed ? 1 : 0
  } finally {
    await stop()
  }
})

function words({ passed, failed, skipped, shaky }) {
  const files = shaky ? `, ${shaky} ${shaky === 1 ? "file" : "files"} at the second try only` : ""
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}${files}`
}

/** What suites on migrated databases and on the built app need, made beside those that need neither. */
function preparations(suites, port) {
  const build = { name: BUILD, work: () => buildApp(APP, { step: (_what, work) => work() }) }
  const log = path.join(RESULTS, "migrate.log")
  const migrate = { name: "migrate", work: () => makeMigrated(port, log) }
  const dashboard = { name: "dashboard", after: migrate.name, work: () => makeDashboard(port, log) }
  return [...(suites.some((part) => SUITES[part].built) ? [build, dashboard] : []), ...(suites.length ? [migrate] : [])]
}

function checks(part) {
  return CHECKS[part].map(([command, args], index) => ({
    name: CHECKS[part].length > 1 ? `${part}/${index + 1}` : part,
    run: async () => {
      const failed = (await ended(start(command, args))) ? 1 : 0
      return { passed: 1 - failed, failed, skipped: 0 }
    },
  }))
}

function suite(part, filters, port) {
  return grouped(specsOf(part, filters), SUITES[part]).map((files, index) => {
    const names = files.map((file) => path.basename(file, ".spec.ts").replace(/\.unit$/, ""))
    const name = names.length > 10 ? String(index + 1) : names.join("+")
    const together = files.length > 1
    const env = together ? { CRM_TEST_FILES: JSON.stringify(files) } : {}
    return {
      name: `${part}/${name}`,
      // Both the plugin's build and the app's write into .medusa/server.
      after: part === "plugin" ? BUILD : undefined,
      run: () => {
        const args = together ? [inRoot(`integration-tests/support/together-${part}.ts`)] : files
        const once = (suffix = "") => jest(part, `${name}${suffix}`, args, port, env)
        return SUITES[part].twice ? twice(part, name, once) : once()
      },
    }
  })
}

/**
 * A real browser beside other work on two cores now and then misses a moment. A file that fails is gone through once more, from the
 * beginning and on a database of its own; what failed first is said in either case.
 */
async function twice(part, name, once) {
  const first = await once()
  if (!first.failed) {
    return first
  }
  say(`  ! ${part}/${name}: ${words(first)}; tried once more, for this:`)
  first.tell()
  const second = await once("-again")
  return second.failed ? second : { ...second, shaky: 1 }
}

/** Files of which at most so many share a host, the long and large first so that the last ones are short. */
function grouped(files, { together = 1, alone, kind = () => true }) {
  const textOf = (file) => fs.readFileSync(file, "utf8")
  const share = (file) => together > 1 && !DEEP && !alone(textOf(file))
  const groups = files.filter((file) => !share(file)).map((file) => [file])
  const load = (group) => group.reduce((sum, file) => sum + fs.statSync(file).size, 0)
  const hosts = [true, false].flatMap((wanted) => {
    const sharing = files.filter((file) => share(file) && kind(textOf(file)) === wanted)
    const kin = Array.from({ length: Math.ceil(sharing.length / together) }, () => [])
    for (const file of sharing) {
      kin
        .filter((group) => group.length < together)
        .sort((a, b) => load(a) - load(b))[0]
        .push(file)
    }
    return kin
  })
  const isLong = (group) => group.some((file) => LONG.includes(path.basename(file, ".spec.ts")))
  return [...groups, ...hosts].sort((a, b) => isLong(b) - isLong(a) || load(b) - load(a))
}

function specsOf(part, filters) {
  const [folders, ending] = SPECS[part] ?? [[`integration-tests/${part}`], ".spec.ts"]
  return folders
    .map((folder) => inRoot(folder))
    .flatMap((folder) => fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith(ending))
    .filter((file) => !filters.length || filters.some((filter) => file.includes(filter)))
    .sort((a, b) => fs.statSync(b).size - fs.statSync(a).size)
}

async function jest(part, name, args, port, env = {}) {
  const output = path.join(RESULTS, `${part}-${name}.json`)
  const { CRM_TEST_NAME: named } = process.env
  const code = await runJest({
    part,
    database: `crm_${part}_${name}`.slice(0, 40),
    port,
    output,
    // The host's logs go with the results; what the tests say is kept for those that fail.
    log: path.join(RESULTS, `${part}-${name}.log`),
    args: ["--passWithNoTests", ...(named ? ["--testNamePattern", named] : []), ...args],
    env: {
      ...(SUITES[part].built ? { CRM_TEST_APP: APP, CRM_TEST_DATABASE: DASHBOARD } : {}),
      ...(part === "http" ? { CRM_MAIL_DIR: fs.mkdtempSync(path.join(RESULTS, "mails-")) } : {}),
      ...env,
    },
  })
  const result = counts(output, code)
  return { ...result, tell: () => result.failed && tell(part, name, output) }
}

/** What failed, in its own words. */
function tell(part, name, output) {
  if (!fs.existsSync(output)) {
    say(fs.readFileSync(path.join(RESULTS, `${part}-${name}.log`), "utf8").slice(-4000))
    return
  }
  for (const file of JSON.parse(fs.readFileSync(output, "utf8")).testResults) {
    if (file.status === "failed") {
      say(file.message.slice(0, 6000))
    }
  }
}

/** A suite that could not even start counts as one failure. */
function counts(output, code) {
  if (!fs.existsSync(output)) {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    fs.readFileSync(output, "utf8")
  )
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed: failed || (code ? 1 : 0), skipped: numPendingTests }
}
