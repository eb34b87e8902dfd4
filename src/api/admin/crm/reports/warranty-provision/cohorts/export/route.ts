import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { csvNumber, csvText } from "../../../../../../../shared/csv"
import { sendLines } from "../../../../../../shared/send-lines"
import { cohortsOf } from "../../load"
import { AdminProvisionParams } from "../../validators"

const FIGURES = ["units", "expected", "cost", "still_expected"] as const

/** The months of delivery as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { as_of, currency_code, cohorts } = await cohortsOf(req, req.validatedQuery as unknown as AdminProvisionParams)
  const head = ["month", "currency_code", ...FIGURES]
  await sendLines(res, { filename: `warranty-cohorts-${as_of}.csv`, head }, (write) =>
    write(
      cohorts.map((row) => [
        ...[row.month, currency_code].map(csvText),
        ...FIGURES.map((name) => csvNumber(String(row[name]))),
      ])
    )
  )
}
