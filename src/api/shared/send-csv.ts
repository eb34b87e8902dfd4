import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { once } from "node:events"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { CREDIT_NOTE_EXPORT, ExportColumn, INVOICE_EXPORT } from "../../modules/receivable/lists/receivable-lists"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { CSV_START, csvLine, csvNumber, csvText } from "../../shared/csv"
import { actorOf } from "./caller"
import { listRequestOf, storeToday } from "./documents"

const COLUMNS = { invoices: INVOICE_EXPORT, credit_notes: CREDIT_NOTE_EXPORT }

/**
 * Answers all documents that the list's filters leave as CSV, row by row as they are read; the reader sets the pace. Invoices count as
 * exported before they go out.
 */
export async function sendCsv(
  req: MedusaRequest,
  res: MedusaResponse,
  kind: "invoices" | "credit_notes"
): Promise<void> {
  const { limit: _limit, offset: _offset, ...request } = listRequestOf(req)
  const today = await storeToday(req)
  const columns = COLUMNS[kind]
  const begin = (): void => {
    res.setHeader("Content-Type", "text/csv; charset=utf-8")
    res.setHeader("Content-Disposition", `attachment; filename="${kind.replace("_", "-")}-${today}.csv"`)
    res.setHeader("Cache-Control", "private, no-store")
    res.write(CSV_START + csvLine(columns.map(({ name }) => name)))
  }
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  await receivable.exportDocuments(
    kind,
    request,
    async (rows) => {
      const fresh = rows.filter((row) => row.fresh === "true").map(({ id }) => id as string)
      if (fresh.length) {
        await receivable.markInvoicesExported(fresh, "invoices", actorOf(req))
      }
      if (!res.headersSent) {
        begin()
      }
      if (res.destroyed) {
        throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The reader of an export went away.")
      }
      if (!res.write(rows.map((row) => lineOf(row, columns)).join(""))) {
        await Promise.race([once(res, "drain"), once(res, "close")])
      }
    },
    today
  )
  if (!res.headersSent) {
    begin()
  }
  res.end()
}

const lineOf = (row: Record<string, string | null>, columns: ExportColumn[]): string =>
  csvLine(columns.map(({ name, amount }) => (amount ? csvNumber(row[name]) : csvText(row[name]))))
