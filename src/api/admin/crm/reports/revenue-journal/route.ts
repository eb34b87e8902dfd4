import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { journalInput } from "../journal-input"
import { reportingOf } from "../report-input"
import { AdminJournalPageParams } from "../validators"

/** The sales journal of a company's period in one currency: a page of lines, and what all of them come to by account. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, ...asked } = req.validatedQuery as unknown as AdminJournalPageParams
  const { period } = await journalInput(req, asked)
  const { accounts: _accounts, ...books } = period
  const { lines, ...rest } = await reportingOf(req).journal(period, { limit, offset })
  const number = (amount: string): number => MathBN.convert(amount).toNumber()
  res.json({
    ...books,
    lines: lines.map((line) => ({ ...line, debit: number(line.debit), credit: number(line.credit) })),
    ...rest,
    limit,
    offset,
  })
}
