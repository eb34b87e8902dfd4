import fs from "node:fs"

import { Contact } from "../../modules/dunning/types"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { storeToday } from "../../shared/days"
import { migrateModules, startModules } from "../dunning/modules"
import { copyInvoices } from "./copy-invoices"
import { watchMemory } from "./watch-memory"

const PAGE = 200
/** Notices that are taken with claim and message: what one costs, and that memory does not grow with them. */
const TAKEN = 2_000
const TODAY = storeToday("UTC")

/** What a run over everything that is late cost. Bytes are resident memory above what the process had before. */
type Figures = {
  invoices: number
  debtors: number
  proposed: number
  taken: number
  propose_seconds: number
  take_seconds: number
  grown_bytes: number
}

/**
 * One dunning run over `CRM_BENCH_INVOICES` overdue invoices of a fifth as many debtors, in a database of its own: proposed, and 2,000
 * notices taken with their claims and planned messages. Writes its figures to the file named by CRM_BENCH_OUT.
 */
async function benchDunning(): Promise<void> {
  const { CRM_BENCH_URL: url = "", CRM_BENCH_OUT: out = "", CRM_BENCH_INVOICES: wanted = "100000" } = process.env
  const invoices = parseInt(wanted, 10)
  await migrateModules(url)
  const modules = await startModules(url, 5)
  await copyInvoices(modules, invoices, Math.max(1, Math.round(invoices / 5)))
  // Warm, so that code that is compiled once is not counted as growth.
  await modules.dunning.policies()
  const memory = watchMemory()
  const { dunning } = modules
  const contactsOf = async (ids: string[]): Promise<Map<string, Contact>> =>
    new Map(ids.map((id) => [id, { email: `${id}@debtor.test`, phone: null, name: id }]))
  const began = performance.now()
  const { id: run_id } = await dunning.startRun({ as_of_date: TODAY })
  let run = await dunning.proposePage(run_id, contactsOf)
  while (run.status === "proposing") {
    run = await dunning.proposePage(run_id, contactsOf)
  }
  const proposed = performance.now()
  let taken = 0
  while (taken < TAKEN) {
    const ids = await dunning.proposedNotices({ run_id, after: "", limit: PAGE })
    if (!ids.length) {
      break
    }
    for (const id of ids) {
      await dunning.claimNotice({ id, today: TODAY, send_date: TODAY, actor: SYSTEM_ACTOR })
    }
    taken += ids.length
  }
  const ended = performance.now()
  const figures: Figures = {
    invoices,
    debtors: run.debtors,
    proposed: (await dunning.runCounts([run_id])).get(run_id)!.totals.reduce((sum, { count }) => sum + count, 0),
    taken,
    propose_seconds: (proposed - began) / 1000,
    take_seconds: (ended - proposed) / 1000,
    grown_bytes: memory(),
  }
  fs.writeFileSync(out, JSON.stringify(figures))
  await modules.end()
}

benchDunning().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
