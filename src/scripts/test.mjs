/**
 * `npm test`: everything, on a PostgreSQL of its own. `npm test -- unit http` runs parts; `npm test -- http quote` those files of a part.
 * Ends with one line: N passed, N failed.
 */
import fs from "node:fs"
import path from "node:path"

import { ensureDependencies } from "./lib/dependencies.mjs"
import { databaseUrl, startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { endAll, ended, start } from "./lib/run.mjs"
import { launch, say } from "./lib/say.mjs"

const node = (...args) => [process.execPath, args]
const tsc = (project) => node(inRoot("node_modules/typescript/bin/tsc"), "--noEmit", "-p", project)

/** Checks that pass or fail as a whole, before the suites. */
const CHECKS = {
  types: [tsc("tsconfig.json"), tsc("tsconfig.check.json")],
  lint: [node(inRoot("node_modules/eslint/bin/eslint.js"), "--max-warnings=0", "src", "admin", "migrations", "integration-tests")],
}

/** Suites of jest, each in a process of its own, and how many workers share it. */
const SUITES = { unit: 2, modules: 2, http: 2, browser: 1, plugin: 1 }

const RESULTS = inRoot(".test/results")

await launch(async () => {
  ensureDependencies()
  const asked = process.argv.slice(2)
  const parts = [...Object.keys(CHECKS), ...Object.keys(SUITES)]
  const chosen = asked.filter((word) => parts.includes(word))
  const files = asked.filter((word) => !parts.includes(word))
  fs.rmSync(RESULTS, { recursive: true, force: true })
  fs.mkdirSync(RESULTS, { recursive: true })
  const postgres = await startPostgres(inRoot(".test/postgres"), { fast: true })
  const stop = async () => {
    await endAll()
    await postgres.stop()
  }
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().then(() => process.exit(130)))
  }
  try {
    const sum = { passed: 0, failed: 0, skipped: 0 }
    for (const part of chosen.length ? chosen : parts) {
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

async function suite(part, files, port) {
  const started = Date.now()
  say(`── ${part}`)
  const output = path.join(RESULTS, `${part}.json`)
  const [command, args] = node(
    inRoot("node_modules/jest/bin/jest.js"),
    "--forceExit",
    "--passWithNoTests",
    `--maxWorkers=${SUITES[part]}`,
    "--json",
    `--outputFile=${output}`,
    ...files
  )
  const code = await ended(
    start(command, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        TEST_TYPE: part,
        NODE_ENV: "test",
        NODE_OPTIONS: "--experimental-vm-modules",
        TZ: "UTC",
        DB_HOST: "localhost",
        DB_PORT: String(port),
        DB_USERNAME: "postgres",
        DB_PASSWORD: "postgres",
        DB_TEMP_NAME: undefined,
        DATABASE_URL: databaseUrl(port, "postgres"),
      },
    })
  )
  return { ...counts(output, code), seconds: seconds(started) }
}

/** A suite that could not even start counts as one failure. */
function counts(output, code) {
  if (!fs.existsSync(output)) {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(fs.readFileSync(output, "utf8"))
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed: failed || (code ? 1 : 0), skipped: numPendingTests }
}

function seconds(started) {
  return Math.round((Date.now() - started) / 1000)
}
