import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { csvNumber, csvText } from "../../../../../../../shared/csv"
import { sendLines } from "../../../../../../shared/send-lines"
import { movementsOf } from "../../load"
import { AdminProvisionMovementParams } from "../../validators"

const FIGURES = ["opening", "built", "used", "released", "remeasured", "closing"] as const

/** The movements as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const asked = req.validatedQuery as unknown as AdminProvisionMovementParams
  const { from, to, currency_code, movements } = await movementsOf(req, asked)
  const head = ["month", "currency_code", "is_closed", ...FIGURES]
  await sendLines(res, { filename: `warranty-movements-${from}-${to}.csv`, head }, (write) =>
    write(
      movements.map((row) => [
        ...[row.month, currency_code, String(row.is_closed)].map(csvText),
        ...FIGURES.map((name) => csvNumber(String(row[name]))),
      ])
    )
  )
}
