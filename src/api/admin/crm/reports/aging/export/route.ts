import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { bucketKeys } from "../../../../../../modules/reporting/rules/aging"
import type { AgingLine } from "../../../../../../modules/reporting/queries/aging"
import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { ownerNames } from "../../owner-names"
import { agingLayout, reportingOf, reportInput } from "../../report-input"
import { AdminAgingExportParams } from "../../validators"

/** The aging by customer or owner as CSV, all rows, as they are read. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { group_by, ...params } = req.validatedQuery as unknown as AdminAgingExportParams
  const input = await reportInput(req, params)
  const layout = agingLayout(params)
  const by = group_by === "owner" ? "owner" : "customer"
  const head = [`${by}_id`, "name", "currency_code", ...bucketKeys(layout.edges), "total", "oldest_due_date"]
  await sendLines(res, { filename: `aging-${input.as_of}.csv`, head }, async (write) => {
    await reportingOf(req).streamAging(input, layout, by, async (lines) => {
      const names = by === "owner" ? await ownerNames(req, lines.map(({ key }) => key)) : new Map<string, string>() // prettier-ignore
      await write(lines.map((line) => cellsOf(line, names.get(line.key ?? "") ?? line.name, input.currency_code)))
    })
  })
}

const cellsOf = ({ key, oldest, total, amounts }: AgingLine, name: string | null, currency: string): string[] => [
  csvText(key),
  csvText(name),
  csvText(currency),
  ...amounts.map(csvNumber),
  csvNumber(total),
  csvText(oldest),
]
