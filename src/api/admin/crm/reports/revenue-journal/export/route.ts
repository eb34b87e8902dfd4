import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import type { JournalRow } from "../../../../../../modules/reporting/queries/journal"
import { serverLocale, translator } from "../../../../../../shared/i18n"
import { DELIMITERS, journalCells, JournalCsv, journalHead } from "../../../../../../shared/journal-csv"
import { actorOf } from "../../../../../shared"
import { sendLines } from "../../../../../shared/send-lines"
import { journalInput } from "../../journal-input"
import { reportingOf } from "../../report-input"
import { AdminJournalExportParams } from "../../validators"

/**
 * The sales journal as CSV in the columns and signs that the store set, or that are asked for; the same period gives the same lines.
 * Its invoices count as exported before they go out.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { columns, delimiter, decimal, date_format, ...asked } = req.validatedQuery as unknown as AdminJournalExportParams
  const [{ period }, settings] = await Promise.all([
    journalInput(req, asked),
    req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings(),
  ])
  const saved = settings.journal_csv
  const csv: JournalCsv = {
    columns: columns ? columns.map((column) => ({ column, heading: null })) : saved.columns,
    delimiter: delimiter ?? saved.delimiter,
    decimal: decimal ?? saved.decimal,
    date_format: date_format ?? saved.date_format,
  }
  const t = translator(serverLocale(settings.locale))
  const name = (own: string | null, role: string, key: string): string => [own ?? role, key].filter(Boolean).join(" ")
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const mark = (lines: JournalRow[]): Promise<void> =>
    receivable.markInvoicesExported(
      lines.filter(({ reference }) => reference === "crm_invoice").map(({ reference_id }) => reference_id),
      "journal",
      actorOf(req)
    )
  await sendLines(
    res,
    { filename: `journal-${period.from}-${period.to}.csv`, head: journalHead(csv), delimiter: DELIMITERS[csv.delimiter] },
    (write) =>
      reportingOf(req).streamJournal(period, async (lines) => {
        await mark(lines)
        await write(
          lines.map((line) =>
            journalCells(csv, { ...line, account_name: name(line.account_name, t(`account.${line.account}`), line.key) })
          )
        )
      })
  )
}
