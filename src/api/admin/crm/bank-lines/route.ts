import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { BANKING_MODULE } from "../../../../modules/banking"
import type { BankingModuleService } from "../../../../modules/banking/service"
import type { BankLineRow } from "../../../../modules/banking/types"
import { suggestMatches } from "../../../../workflows/banking/suggest-matches"
import { pickFields } from "../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../shared/documents"
import { bankLineAnswerOf } from "./load"

/** Bank lines; `open` says what came in and is neither settled nor ignored, whatever is filtered. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { filters, ...request } = listRequestOf(req)
  const { suggest, ...columns } = filters
  const banking = req.scope.resolve<BankingModuleService>(BANKING_MODULE)
  const { ids, count, totals } = await banking.searchLines({ ...request, filters: columns })
  const rows = await rowsByIds<BankLineRow>(req, "crm_bank_line", ids, [])
  const suggestions = suggest ? await suggestMatches(req.scope, rows) : null
  const bank_lines = rows.map((row) =>
    pickFields(bankLineAnswerOf(row, suggestions?.get(row.id) ?? []), req.queryConfig.fields)
  )
  const open = (await banking.openLineSums()).map((sum) => ({ ...sum, amount: MathBN.convert(sum.amount).toNumber() }))
  res.json({ bank_lines, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals), open })
}
