import { MedusaRequest } from "@medusajs/framework/http"

import type { SalesQuestion } from "../../../../../modules/reporting/queries/sales-frame"
import type { ResultGroup } from "../../../../../modules/reporting/queries/sales-results"
import { ownerNames } from "../owner-names"
import { reportingOf } from "../report-input"

/** Rows with the names of their owners. */
export async function withOwners<Row extends { owner_id: string | null }>(
  req: MedusaRequest,
  rows: Row[]
): Promise<(Row & { owner_name: string | null })[]> {
  const names = await ownerNames(req, [...new Set(rows.map(({ owner_id }) => owner_id))])
  return rows.map((row) => ({ ...row, owner_name: names.get(row.owner_id ?? "") ?? null }))
}

/** Results with the names of owners; stages have theirs. */
export async function resultRows(req: MedusaRequest, question: SalesQuestion, group: ResultGroup) {
  const rows = await reportingOf(req).salesResults(question, group)
  const names =
    group === "owner"
      ? await ownerNames(
          req,
          rows.map(({ key }) => key)
        )
      : new Map<string, string>()
  return rows.map((row) => ({ ...row, name: row.name ?? names.get(row.key ?? "") ?? null }))
}
