import fs from "node:fs"

import { INVOICE_EXPORT } from "../../modules/receivable/lists/receivable-lists"
import { csvLine, csvNumber, csvText } from "../../shared/csv"
import { migrateModules, startModules } from "../dunning/modules"
import { copyInvoices } from "./copy-invoices"
import { watchMemory } from "./watch-memory"

/**
 * All of `CRM_BENCH_INVOICES` issued invoices leave as CSV, a batch at a time as the route sends them, in a database of their own.
 * Writes its figures to the file named by CRM_BENCH_OUT.
 */
async function benchExport(): Promise<void> {
  const { CRM_BENCH_URL: url = "", CRM_BENCH_OUT: out = "", CRM_BENCH_INVOICES: wanted = "1000000" } = process.env
  const invoices = parseInt(wanted, 10)
  await migrateModules(url)
  const modules = await startModules(url, 5)
  await copyInvoices(modules, invoices, Math.max(1, Math.round(invoices / 20)))
  const leave = async (filters: Record<string, unknown>): Promise<{ rows: number; bytes: number }> => {
    const left = { rows: 0, bytes: 0 }
    await modules.receivable.exportDocuments(
      "invoices",
      { filters, order: "number", scope: { all: true } },
      async (rows) => {
        const text = rows
          .map((row) =>
            csvLine(INVOICE_EXPORT.map(({ name, amount }) => (amount ? csvNumber(row[name]) : csvText(row[name]))))
          )
          .join("")
        left.rows += rows.length
        left.bytes += Buffer.byteLength(text)
      }
    )
    return left
  }
  // Warm, so that code that is compiled once is not counted as growth.
  await leave({ number: "B-1" })
  const memory = watchMemory()
  const began = performance.now()
  const left = await leave({})
  const seconds = (performance.now() - began) / 1000
  fs.writeFileSync(out, JSON.stringify({ invoices, ...left, seconds, grown_bytes: memory() }))
  await modules.end()
}

benchExport().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
