import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { journalInput } from "../journal-input"
import { reportingOf } from "../report-input"
import { AdminJournalParams } from "../validators"

/** Whether documents, journal and aging of a company's period say the same, and what makes them differ. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { period, input } = await journalInput(req, req.validatedQuery as unknown as AdminJournalParams)
  const { accounts: _accounts, ...books } = period
  res.json({ ...books, ...(await reportingOf(req).tieOut(input, period)) })
}
