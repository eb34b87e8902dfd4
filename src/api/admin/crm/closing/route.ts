import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN, MedusaError, promiseAll } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { addMonthsTo, Day, monthEnd } from "../../../../shared/days"
import { invoiceReadiness } from "../../../../workflows/receivable/e-invoice/readiness"
import { companyIds } from "../../../../workflows/receivable/host/numbering"
import { companyToday } from "../../../../workflows/receivable/host/store-today"
import { languageOf } from "../../../shared/caller"
import { AdminClosingParams } from "./validators"

/** What is left to do before a company closes a month, and whether it is closed. Sums are of the whole company, whoever owns the documents. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { month: asked, company_id } = req.validatedQuery as AdminClosingParams
  if (!(await companyIds(req.scope)).includes(company_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Company ${company_id} was not found.`)
  }
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const today = await companyToday(req.scope, company_id)
  const month = asked ?? addMonthsTo(today, -1).slice(0, 7)
  const from: Day = `${month}-01`
  const to = monthEnd(from)
  const facts = await receivable.closing({ company_id, from, to })
  const [verification] = await receivable.verifications(1)
  const locale = languageOf(req)
  const blocked = await promiseAll(
    facts.drafts_without_tax.map(async (draft) => ({
      ...draft,
      reasons: (await invoiceReadiness(req.scope, draft.id, locale)).missing.flatMap(({ blocking, message }) => (blocking ? [message] : [])),
    }))
  )
  const lock = (await receivable.periodLocks()).find((one) => one.company_id === company_id)
  const sums = (rows: { currency_code: string; count: number; amount: string }[]) =>
    rows.map((row) => ({ ...row, amount: MathBN.convert(row.amount).toNumber() }))
  res.json({
    closing: {
      month,
      company_id,
      from,
      to,
      today,
      is_over: to < today,
      lock_date: lock?.lock_date ?? null,
      is_closed: Boolean(lock?.lock_date && lock.lock_date >= to),
      uninvoiced: sums(facts.uninvoiced),
      drafts: sums(facts.drafts),
      blocked_drafts: blocked.filter(({ reasons }) => reasons.length),
      credit_proposals: sums(facts.credit_proposals),
      invoice_proposals: sums(facts.invoice_proposals),
      numbers: facts.numbers,
      verification: verification ?? null,
    },
  })
}
