import { MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { once } from "node:events"

import { CSV_START, csvLine } from "../../shared/csv"

export type CsvFile = { filename: string; head: string[]; delimiter?: string }

/**
 * Answers a CSV line by line as it is made; the reader sets the pace. Until the first line is there, an error is still answered as one.
 *
 * @param make - writes batches of lines whose cells are ready
 * @throws UNEXPECTED_STATE inside `make` when the reader went away
 */
export async function sendLines(
  res: MedusaResponse,
  { filename, head, delimiter = "," }: CsvFile,
  make: (write: (lines: string[][]) => Promise<void>) => Promise<void>
): Promise<void> {
  const line = (cells: string[]): string => (delimiter === "," ? csvLine(cells) : `${cells.join(delimiter)}\r\n`)
  const begin = (): void => {
    if (!res.headersSent) {
      res.setHeader("Content-Type", "text/csv; charset=utf-8")
      res.setHeader("Content-Disposition", `attachment; filename="${filename}"`)
      res.setHeader("Cache-Control", "private, no-store")
      res.write(CSV_START + line(head))
    }
  }
  await make(async (lines) => {
    begin()
    if (res.destroyed) {
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The reader of an export went away.")
    }
    if (!res.write(lines.map(line).join(""))) {
      await Promise.race([once(res, "drain"), once(res, "close")])
    }
  })
  begin()
  res.end()
}
