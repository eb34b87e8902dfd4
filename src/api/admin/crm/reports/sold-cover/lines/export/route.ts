import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { COVER_MOVED } from "../../../../../../../modules/reporting/queries/sold-cover/report"
import { monthText } from "../../../../../../../modules/reporting/rules/provision"
import { csvNumber, csvText } from "../../../../../../../shared/csv"
import { sendLines } from "../../../../../../shared/send-lines"
import { reportingOf } from "../../../report-input"
import { soldCoverInput } from "../../load"
import { AdminSoldCoverParams } from "../../validators"

/** Every invoiced line behind the figures as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await soldCoverInput(req, req.validatedQuery as AdminSoldCoverParams)
  const { lines } = await reportingOf(req).soldCoverLines(input, { limit: Number.MAX_SAFE_INTEGER, offset: 0 })
  const filename = `sold-cover-lines-${monthText(input.from)}-${monthText(input.to)}.csv`
  const head = ["invoice", "title", "customer_name", "plan", "warranties", "currency_code", ...COVER_MOVED]
  await sendLines(res, { filename, head }, (write) =>
    write(
      lines.map((row) => [
        ...[row.number, row.title, row.customer_name, row.plan_name].map((text) => csvText(text ?? "")),
        csvText(row.covers.map(({ number }) => number).join(" ")),
        csvText(row.currency_code),
        ...COVER_MOVED.map((name) => csvNumber(String(row[name]))),
      ])
    )
  )
}
