import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { CapacityRow, capacityWeeks } from "../../../../../../modules/reporting/queries/capacity"
import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { MAX_LIMIT } from "../../../../../shared"
import { reportingOf } from "../../report-input"
import { capacityInput } from "../capacity-input"
import { AdminCapacityExportParams } from "../validators"

const TEXTS = ["sku", "title", "location_name", "runs_out_week"] as const
const NUMBERS = ["stocked", "reserved", "incoming", "available", "short_by", "quotes"] as const

/** Every row of the report as CSV, with what is wanted, weighted, by week. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { order, as_of, weeks, ...filters } = req.validatedQuery as unknown as AdminCapacityExportParams
  const input = await capacityInput(req, { as_of, weeks })
  const head = [...TEXTS, ...NUMBERS, ...capacityWeeks(input), "later"]
  await sendLines(res, { filename: `capacity-${input.as_of}.csv`, head }, async (write) => {
    for (let offset = 0; ; offset += MAX_LIMIT) {
      const { rows } = await reportingOf(req).capacity(input, filters, order!, { limit: MAX_LIMIT, offset })
      await write(rows.map(lineOf))
      if (rows.length < MAX_LIMIT) {
        return
      }
    }
  })
}

const lineOf = (row: CapacityRow): string[] => [
  ...TEXTS.map((name) => csvText(row[name])),
  ...NUMBERS.map((name) => csvNumber(String(row[name]))),
  ...row.demand.map(({ weighted }) => csvNumber(String(weighted))),
  csvNumber(String(row.demand_later.weighted)),
]
