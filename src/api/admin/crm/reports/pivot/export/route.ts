import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { columnsOf, PivotColumn } from "../../../../../../modules/reporting/pivot/answer"
import type { StatementRow } from "../../../../../../modules/reporting/pivot/statement"
import { csvNumber, csvText } from "../../../../../../shared/csv"
import { languageOf } from "../../../../../shared/caller"
import { sendLines } from "../../../../../shared/send-lines"
import { reportingOf } from "../../report-input"
import { nameKeys } from "../names"
import { pivotQuestion } from "../question"
import { AdminPivotExportParams } from "../validators"
import { wordsOf } from "../words"

/** Every row of a pivot as CSV in the reader's words, columns × measures side by side, exact decimals; the totals stand last. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { locale, ...asked } = req.validatedQuery as unknown as AdminPivotExportParams
  const [pivot, input] = await pivotQuestion(req, asked)
  const words = wordsOf(languageOf(req, locale))
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
    head.push(...[...pivot.rows.map(words.field), ...figureNames()].map(csvText))
    totals = [csvText(words.total), ...pivot.rows.slice(1).map(() => ""), ...figures(row)]
  }
  const figureNames = (): string[] => {
    const measures = pivot.measures.map(words.measure)
    if (!pivot.column) {
      return measures
    }
    const column = pivot.dimension(pivot.column)
    const over = [...columns.map((key) => words.value(column, key)), words.total]
    return over.flatMap((name) => measures.map((measure) => `${name}: ${measure}`))
  }

  await sendLines(res, { filename: `pivot-${pivot.dataset}.csv`, head }, async (write) => {
    await reportingOf(req).streamPivot(pivot, input, async (found) => {
      if (!head.length) {
        await begin(found[0])
      }
      const rows = found.filter(({ level }) => level === 2)
      const keys = rows.map(({ r1, r1_name, r1_code, r2, r2_name, r2_code }) => [
        { key: r1, name: r1_name, code: r1_code },
        { key: r2, name: r2_name, code: r2_code },
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
          ...pivot.rows.map((name, place) => csvText(words.value(pivot.dimension(name), keys[index][place]))),
          ...figures(row),
        ])
      )
    })
    await write([totals])
  })
}
