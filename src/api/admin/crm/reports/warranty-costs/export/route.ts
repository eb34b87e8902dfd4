import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { COST_FIGURES } from "../../../../../../modules/reporting/queries/warranty-costs"
import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { costReport } from "../report"
import { seesCosts } from "../seen"
import { AdminWarrantyCostExportParams } from "../validators"

/** All rows of the report as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const params = req.validatedQuery as unknown as AdminWarrantyCostExportParams
  const { rows, from, to, currency_code } = await costReport(req, params)
  const figures = ["claims", "units_sold", "claims_per_1000", ...(seesCosts(req) ? COST_FIGURES : [])] as const
  const head = [params.group_by, "name", "from", "to", "currency_code", ...figures]
  await sendLines(res, { filename: `warranty-costs-${from}-${to}.csv`, head }, (write) =>
    write(
      rows.map((row) => [
        ...[row.id, row.name, from, to, currency_code].map(csvText),
        ...figures.map((figure) => csvNumber(row[figure] === null ? null : String(row[figure]))),
      ])
    )
  )
}
