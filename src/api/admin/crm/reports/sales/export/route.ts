import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { Page } from "../../../../../../modules/reporting/queries/aging"
import type { SalesQuestion } from "../../../../../../modules/reporting/queries/sales-frame"
import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { reportingOf } from "../../report-input"
import { periodOf, salesQuestion } from "../question"
import { resultRows, withOwners } from "../rows"
import { AdminSalesExportParams } from "../validators"

type Cells = Record<string, unknown>

/** Rows that are read at once. */
const BATCH = 1000

/** Every row of a sales report as CSV, in the order of the report. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { report, group_by, set, stage_id, lost_reason_id, month, forecast_category, by, quiet_days, ...params } =
    req.validatedQuery as unknown as AdminSalesExportParams
  const question = await salesQuestion(req, params, report === "forecast")
  const reporting = reportingOf(req)
  const filters = { set, stage_id, lost_reason_id, month, forecast_category }
  const read: Record<typeof report, (page: Page) => Promise<Cells[]>> = {
    forecast: async () => withOwners(req, await reporting.salesForecast(question)),
    results: () => resultRows(req, question, group_by),
    funnel: () => reporting.salesFunnel(question),
    lost: () => reporting.salesLost(question),
    quotes: async (page) => (await reporting.salesQuotes(question, page, filters)).quotes,
    "quote-to-cash": async (page) => (await reporting.quoteToCash(question, page)).quotes,
    "follow-on": async (page) => (await reporting.followOn(question, by, page, quiet_days)).rows,
  }
  await sendRows(res, report, question, read[report])
}

async function sendRows(
  res: MedusaResponse,
  report: string,
  question: SalesQuestion,
  read: (page: Page) => Promise<Cells[]>
): Promise<void> {
  const { from, to, currency_code } = periodOf(question)
  const first = await read({ limit: BATCH, offset: 0 })
  const names = Object.keys(first[0] ?? {})
  const head = [...names, "from", "to", "currency_code"]
  const line = (row: Cells): string[] => [
    ...names.map((name) =>
      typeof row[name] === "number" ? csvNumber(String(row[name])) : csvText(row[name] as string | null)
    ),
    ...[from, to, currency_code].map(csvText),
  ]
  await sendLines(res, { filename: `sales-${report}-${from}-${to}.csv`, head }, async (write) => {
    await write(first.map(line))
    if (["quotes", "quote-to-cash", "follow-on"].includes(report)) {
      for (let offset = BATCH, rows = first; rows.length === BATCH; offset += BATCH) {
        rows = await read({ limit: BATCH, offset })
        await write(rows.map(line))
      }
    }
  })
}
