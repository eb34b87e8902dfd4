import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { columnsOf, PivotColumn } from "../../../../../../modules/reporting/pivot/answer"
import type { StatementRow } from "../../../../../../modules/reporting/pivot/statement"
import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { reportingOf } from "../../report-input"
import { nameKeys } from "../names"
import { pivotQuestion } from "../question"
import { Definition } from "../validators"

/** Every row of a pivot as CSV, columns × measures side by side, exact decimals; the totals stand last. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [pivot, input] = await pivotQuestion(req, req.validatedQuery as unknown as Definition)
  // Which columns there are is known with the first row, and no line goes out before it.
  const head: string[] = []
  let columns: PivotColumn[] = []
  let totals: string[] = []

  const figures = ({ cells }: StatementRow): string[] => {
    const of = new Map(cells.map(([is_total, key, , , ...texts]) => [is_total ? "" : `=${key}`, texts]))
    return [...columns.map(({ key }) => `=${key}`), ""].flatMap((key) =>
      pivot.measures.map((_, place) => csvNumber(of.get(key)?.[place]))
    )
  }
  const begin = async (row: StatementRow): Promise<void> => {
    columns = columnsOf(pivot, row)
    if (pivot.column) {
      await nameKeys(req, pivot.dimension(pivot.column).kind, columns)
    }
    const over = [...columns.map(({ key, name }) => name ?? key ?? "others"), "total"]
    head.push(...pivot.rows, ...over.flatMap((name) => pivot.measures.map((measure) => csvText(`${name} ${measure}`))))
    totals = [csvText("total"), ...pivot.rows.slice(1).map(() => ""), ...figures(row)]
  }

  await sendLines(res, { filename: `pivot-${pivot.dataset}.csv`, head }, async (write) => {
    await reportingOf(req).streamPivot(pivot, input, async (found) => {
      if (!head.length) {
        await begin(found[0])
      }
      const rows = found.filter(({ level }) => level === 2)
      const keys = rows.map(({ r1, r1_name, r2, r2_name }) => [
        { key: r1, name: r1_name },
        { key: r2, name: r2_name },
      ])
      await Promise.all(
        pivot.rows.map((name, place) =>
          nameKeys(
            req,
            pivot.dimension(name).kind,
            keys.map((row) => row[place])
          )
        )
      )
      await write(
        rows.map((row, index) => [
          ...pivot.rows.map((_, place) => csvText(keys[index][place].name ?? keys[index][place].key)),
          ...figures(row),
        ])
      )
    })
    await write([totals])
  })
}
