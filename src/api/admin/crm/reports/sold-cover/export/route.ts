import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { COVER_MOVED } from "../../../../../../modules/reporting/queries/sold-cover/report"
import { monthText } from "../../../../../../modules/reporting/rules/provision"
import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { reportingOf } from "../../report-input"
import { soldCoverInput } from "../load"
import { AdminSoldCoverParams } from "../validators"

/** The months as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await soldCoverInput(req, req.validatedQuery as AdminSoldCoverParams)
  const { months } = await reportingOf(req).soldCover(input)
  const filename = `sold-cover-${monthText(input.from)}-${monthText(input.to)}.csv`
  await sendLines(res, { filename, head: ["month", "currency_code", "is_closed", ...COVER_MOVED] }, (write) =>
    write(
      months.map((row) => [
        ...[row.month, input.currency_code, String(row.is_closed)].map(csvText),
        ...COVER_MOVED.map((name) => csvNumber(String(row[name]))),
      ])
    )
  )
}
