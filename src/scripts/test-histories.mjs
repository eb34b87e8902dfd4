/**
 * `npm run test:histories`: 10,000 histories of up to 60 acts over invoices and cash, in two processes beside each other; each step is
 * compared with the reference ledger. `npm run test:histories -- 2000` tries so many. Tells every minute how far it is; a failure prints
 * its seed and path, which CRM_SEED and CRM_PATH of `npm test -- modules receivable-histories` go back to.
 */
import fs from "node:fs"

import { ensureDependencies } from "./lib/dependencies.mjs"
import { runJest } from "./lib/jest.mjs"
import { databaseUrl, execute, startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { endAll } from "./lib/run.mjs"
import { launch, say } from "./lib/say.mjs"
import { emptyTemplate } from "./lib/template.mjs"

const RESULTS = inRoot(".test/results")
/** Histories of one run of jest: its database stays small, and a run that is stopped has lost little. */
const BATCH = 250

await launch(async () => {
  ensureDependencies()
  const wanted = Number(process.argv[2] ?? 10_000)
  const postgres = await startPostgres(inRoot(".test/postgres"), { fast: true })
  const stop = async () => {
    await endAll()
    await postgres.stop()
  }
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().then(() => process.exit(130)))
  }
  fs.mkdirSync(RESULTS, { recursive: true })
  const started = Date.now()
  let [begun, done, failed] = [0, 0, 0]
  try {
    await emptyTemplate(postgres.port)
    const work = async (worker) => {
      while (begun < wanted && !failed) {
        const count = Math.min(BATCH, wanted - begun)
        begun += count
        if (await batch(worker, count, postgres.port)) {
          done += count
          say(`  ${done} of ${wanted} histories (${Math.round((Date.now() - started) / 1000)} s)`)
        } else {
          failed++
        }
      }
    }
    await Promise.all([work(1), work(2)])
    say(`${done} histories agreed with the reference ledger at every step, ${failed ? "one did not" : "none did not"}.`)
    return failed ? 1 : 0
  } finally {
    await stop()
  }
})

async function batch(worker, count, port) {
  // What a run that was stopped left there is not what a history begins with.
  await execute(databaseUrl(port, "postgres"), `drop database if exists "crm_histories_${worker}" with (force)`)
  const output = `${RESULTS}/histories-${worker}.json`
  const code = await runJest({
    part: "modules",
    database: `crm_histories_${worker}`,
    port,
    output,
    log: `${RESULTS}/histories-${worker}.log`,
    args: ["receivable-histories"],
    env: { CRM_HISTORIES: String(count), CRM_HISTORY_LENGTH: "60" },
  })
  if (code !== 0) {
    const { testResults } = JSON.parse(fs.readFileSync(output, "utf8"))
    say(testResults[0].message.slice(0, 6000))
  }
  return code === 0
}
