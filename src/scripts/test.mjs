/**
 * `npm test`: everything, on a PostgreSQL of its own. `npm test -- unit http` runs parts; `npm test -- http quote` those files of a part.
 * Ends with one line: N passed, N failed.
 */
import fs from "node:fs"
import path from "node:path"

import { buildApp } from "./lib/app.mjs"
import { ensureDependencies } from "./lib/dependencies.mjs"
import { databaseUrl, startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { endAll, ended, start } from "./lib/run.mjs"
import { launch, say } from "./lib/say.mjs"
import { emptyTemplate, migratedTemplate } from "./lib/template.mjs"

const node = (...args) => [process.execPath, args]
const tsc = (project) => node(inRoot("node_modules/typescript/bin/tsc"), "--noEmit", "-p", project)

/** Checks that pass or fail as a whole, before the suites. */
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
 * Suites of jest. `apart` runs each file in a process of its own, so many at once: the host's test runners disturb each other
 * within one process ("Map.prototype.set called on incompatible receiver", 2.21.2). `migrated` gives them databases that have
 * their tables already; the packed plugin must make its own. `built` gives them the app built once, dashboard included.
 */
const SUITES = {
  unit: { workers: 2 },
  modules: { apart: 2 },
  http: { apart: 2, migrated: true },
  browser: { apart: 1, migrated: true, built: true },
  plugin: { apart: 1 },
}

const RESULTS = inRoot(".test/results")
const APP = inRoot(".test/app")

await launch(async () => {
  ensureDependencies()
  const asked = process.argv.slice(2)
  const parts = [...Object.keys(CHECKS), ...Object.keys(SUITES)]
  const chosen = asked.filter((word) => parts.includes(word))
  const files = asked.filter((word) => !parts.includes(word))
  const postgres = await startPostgres(inRoot(".test/postgres"), { fast: true })
  fs.rmSync(RESULTS, { recursive: true, force: true })
  fs.mkdirSync(RESULTS, { recursive: true })
  const stop = async () => {
    await endAll()
    await postgres.stop()
  }
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().then(() => process.exit(130)))
  }
  try {
    const sum = { passed: 0, failed: 0, skipped: 0 }
    let migrated = false
    await emptyTemplate(postgres.port)
    for (const part of chosen.length ? chosen : parts) {
      if (Boolean(SUITES[part]?.migrated) !== migrated) {
        migrated = !migrated
        await (migrated
          ? migratedTemplate(postgres.port, path.join(RESULTS, "migrate.log"))
          : emptyTemplate(postgres.port))
      }
      if (SUITES[part]?.built) {
        await buildApp(APP, { step: (_what, work) => work() })
      }
      const result = part in CHECKS ? await check(part) : await suite(part, files, postgres.port)
      say(`── ${part}: ${words(result)} (${result.seconds} s)\n`)
      Object.keys(sum).forEach((key) => (sum[key] += result[key]))
    }
    say(words(sum))
    return sum.failed ? 1 : 0
  } finally {
    await stop()
  }
})

function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`
}

async function check(part) {
  const started = Date.now()
  say(`── ${part}`)
  const codes = []
  for (const [command, args] of CHECKS[part]) {
    codes.push(await ended(start(command, args)))
  }
  const failed = codes.filter(Boolean).length
  return { passed: codes.length - failed, failed, skipped: 0, seconds: seconds(started) }
}

async function suite(part, filters, port) {
  const started = Date.now()
  say(`── ${part}`)
  const { apart, workers } = SUITES[part]
  const sum = { passed: 0, failed: 0, skipped: 0 }
  const add = (result) => Object.keys(sum).forEach((key) => (sum[key] += result[key]))
  if (!apart) {
    add(await jest(part, part, filters, port, workers))
    return { ...sum, seconds: seconds(started) }
  }
  const waiting = specsOf(part, filters)
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      add(await jest(part, path.basename(file, ".spec.ts"), [file], port, 1))
    }
  }
  await Promise.all(Array.from({ length: apart }, work))
  return { ...sum, seconds: seconds(started) }
}

/** The suite's files, largest first so that the last ones are short. */
function specsOf(part, filters) {
  const folder = inRoot("integration-tests", part)
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(".spec.ts")) : []
  return files
    .map((name) => path.join(folder, name))
    .filter((file) => !filters.length || filters.some((filter) => file.includes(filter)))
    .sort((a, b) => fs.statSync(b).size - fs.statSync(a).size)
}

async function jest(part, name, files, port, workers) {
  const output = path.join(RESULTS, `${part}-${name}.json`)
  const [command, args] = node(
    inRoot("node_modules/jest/bin/jest.js"),
    "--forceExit",
    "--passWithNoTests",
    ...(workers > 1 ? [`--maxWorkers=${workers}`] : ["--runInBand"]),
    "--json",
    `--outputFile=${output}`,
    ...files
  )
  const code = await ended(
    start(command, args, {
      // The host's logs go with the results; what the tests say is kept for those that fail.
      stdio: ["ignore", "ignore", fs.openSync(path.join(RESULTS, `${part}-${name}.log`), "w")],
      env: {
        TEST_TYPE: part,
        NODE_ENV: "test",
        NODE_OPTIONS: "--experimental-vm-modules",
        LOG_LEVEL: "error",
        TZ: "UTC",
        DB_HOST: "localhost",
        DB_PORT: String(port),
        DB_USERNAME: "postgres",
        DB_PASSWORD: "postgres",
        DB_TEMP_NAME: `crm_${part}_${name}`.replace(/\W/g, "_"),
        DATABASE_URL: databaseUrl(port, "postgres"),
        ...(SUITES[part].built ? { CRM_TEST_APP: APP } : {}),
      },
    })
  )
  const result = counts(output, code)
  tell(part, name, result, output)
  return result
}

/** One line for what passes; what failed in its own words. */
function tell(part, name, result, output) {
  say(`  ${result.failed ? "✕" : "✓"} ${part}/${name}: ${words(result)}`)
  if (!result.failed) {
    return
  }
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

function seconds(started) {
  return Math.round((Date.now() - started) / 1000)
}
