/**
 * `npm run test:faults`: plants each fault of integration-tests/histories/faults in a copy of the sources and lets the histories look
 * for it, two at a time. `npm run test:faults -- void tax` tries those whose names have these words; `CRM_HISTORIES` says after how
 * many histories a fault counts as missed. Ends with 1 when one is missed or no longer fits the sources.
 */
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"

import { ensureDependencies } from "./lib/dependencies.mjs"
import { runJest } from "./lib/jest.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { endAll } from "./lib/run.mjs"
import { launch, say } from "./lib/say.mjs"
import { emptyTemplate } from "./lib/template.mjs"

const FAULTS = inRoot("integration-tests/histories/faults")
const COPIES = inRoot(".test/faults")
/** Looking ends with the first failure: only what is missed costs all of them. Some faults show only late in a history, so these are long. */
process.env.CRM_HISTORIES ??= "1500"
process.env.CRM_HISTORY_LENGTH ??= "60"
const COPIED = ["src", "integration-tests", "package.json", "jest.config.js", "medusa-config.ts", "tsconfig.json"]

await launch(async () => {
  ensureDependencies()
  const words = process.argv.slice(2)
  const faults = fs
    .readdirSync(FAULTS)
    .map((file) => path.basename(file, ".patch"))
    .filter((name) => !words.length || words.some((word) => name.includes(word)))
    .sort()
  const postgres = await startPostgres(inRoot(".test/postgres"), { fast: true })
  const stop = async () => {
    await endAll()
    await postgres.stop()
    fs.rmSync(COPIES, { recursive: true, force: true })
  }
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().then(() => process.exit(130)))
  }
  try {
    await emptyTemplate(postgres.port)
    const waiting = [...faults]
    const missed = []
    const work = async () => {
      for (let name = waiting.shift(); name; name = waiting.shift()) {
        const found = await hunt(name, postgres.port)
        say(
          `  ${found ? "✓" : "✕"} ${name}: ${found ?? "missed"} (${faults.length - waiting.length} of ${faults.length})`
        )
        if (!found) {
          missed.push(name)
        }
      }
    }
    await Promise.all([work(), work()])
    say(`${faults.length - missed.length} of ${faults.length} planted faults found${missed.length ? `; missed: ${missed.join(", ")}` : ""}`) // prettier-ignore
    return missed.length ? 1 : 0
  } finally {
    await stop()
  }
})

/** @returns after how many histories it was found, in words; null when it was not */
async function hunt(name, port) {
  const copy = path.join(COPIES, name)
  plant(name, copy)
  const output = path.join(copy, "result.json")
  await runJest({
    part: "modules",
    database: `crm_fault_${name}`.slice(0, 63),
    port,
    output,
    log: path.join(copy, "log"),
    args: ["receivable-histories"],
    cwd: copy,
  })
  const { numFailedTests, testResults } = JSON.parse(fs.readFileSync(output, "utf8"))
  if (!numFailedTests) {
    return null
  }
  const [, histories] = /failed after (\d+) tests/.exec(testResults[0].message) ?? []
  if (!histories && !testResults[0].message.includes("await service.verify()")) {
    throw new Error(`Fault ${name} breaks the histories themselves: ${testResults[0].message.slice(0, 2000)}`)
  }
  fs.rmSync(copy, { recursive: true, force: true })
  return histories ? `found by history ${histories}` : "found by the check at the end"
}

/** @throws when the patch does not fit the sources any more */
function plant(name, copy) {
  fs.rmSync(copy, { recursive: true, force: true })
  fs.mkdirSync(copy, { recursive: true })
  for (const entry of COPIED) {
    fs.cpSync(inRoot(entry), path.join(copy, entry), { recursive: true })
  }
  fs.symlinkSync(inRoot("node_modules"), path.join(copy, "node_modules"))
  const applied = spawnSync("git", ["apply", path.join(FAULTS, `${name}.patch`)], {
    cwd: copy,
    encoding: "utf8",
    // The copy lies inside the repository; without this git would patch the original.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: COPIES, GIT_DIR: path.join(copy, "none") },
  })
  if (applied.status !== 0) {
    throw new Error(`Fault ${name} cannot be planted: ${applied.stderr.trim()}`)
  }
}
