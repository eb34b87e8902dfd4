import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../modules/access"
import type { AccessModuleService } from "../../../../modules/access/service"
import type { ReportInput } from "../../../../modules/reporting/queries/input"
import type { JournalInput } from "../../../../modules/reporting/queries/journal"
import { accessOf } from "../../../shared"
import { reportInput } from "./report-input"
import { AdminJournalParams } from "./validators"

type Asked = Pick<AdminJournalParams, "currency_code" | "company_id" | "from" | "to">

/**
 * The books that a journal is asked of: this month until today, of the first company, unless said.
 *
 * @throws INVALID_DATA for a period that ends before it begins; FORBIDDEN for who does not see every document, for part of the books
 *   does not balance
 */
export async function journalInput(req: MedusaRequest, asked: Asked): Promise<{ period: JournalInput; input: ReportInput }> {
  if (accessOf(req).owner_ids) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "The journal has every document of a company, and not all of them are yours to see. Someone who sees all of them can read it."
    )
  }
  const input = await reportInput(req, { currency_code: asked.currency_code, as_of: asked.to })
  const to = input.as_of
  const from = asked.from ?? `${to.slice(0, 7)}-01`
  if (to < from) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A journal cannot go from ${from} to ${to}; its last day comes first.`
    )
  }
  const { journal_accounts } = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const period = { currency_code: input.currency_code, company_id: asked.company_id, from, to, accounts: journal_accounts }
  return { input, period }
}
