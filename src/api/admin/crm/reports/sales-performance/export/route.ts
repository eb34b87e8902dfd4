import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { AdminSalesPerformanceParams } from "../../validators"
import { salesReport } from "../report"

const FIGURES = [
  "won_count", "won_net", "lost_count", "lost_net", "expired_count", "expired_net", "win_rate", "win_rate_by_value", "cycle_days", "velocity",
  "ordered_net", "target", "attained_percent", "commission",
] as const // prettier-ignore

/** The rows of the report as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const report = await salesReport(req, req.validatedQuery as unknown as AdminSalesPerformanceParams)
  const { from, to, currency_code, group_by, rows } = report
  const head = [group_by, "name", "from", "to", "currency_code", ...FIGURES]
  await sendLines(res, { filename: `sales-performance-${from}-${to}.csv`, head }, (write) =>
    write(
      rows.map((row) => [
        ...[row.key, row.name, from, to, currency_code].map(csvText),
        ...FIGURES.map((figure) => csvNumber(row[figure] === null ? null : String(row[figure]))),
      ])
    )
  )
}
