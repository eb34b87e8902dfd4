import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { QUOTE_EXPORT } from "../../../../../modules/quote/lists/quote-export"
import { csvNumber, csvText } from "../../../../../shared/csv"
import { sendLines } from "../../../../shared/send-lines"
import { ownerNames } from "../../reports/owner-names"
import { quoteService } from "../answer"
import { listContext, quoteListRequest } from "../list-context"

/** What the list shows with these filters, all of it, as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [{ limit: _limit, offset: _offset, ...request }, on] = [await quoteListRequest(req), await listContext(req)]
  const head = QUOTE_EXPORT.map(({ name }) => name)
  await sendLines(res, { filename: `quotes-${on.today}.csv`, head }, (write) =>
    quoteService(req).exportQuotes(request, on, async (rows) => {
      const names = await ownerNames(req, [...new Set(rows.map(({ owner }) => owner))])
      const lines = rows.map((row) => ({ ...row, owner: names.get(row.owner ?? "") ?? row.owner }) as typeof row)
      await write(lines.map((row) => QUOTE_EXPORT.map(({ name, amount }) => (amount ? csvNumber(row[name]) : csvText(row[name]))))) // prettier-ignore
    })
  )
}
