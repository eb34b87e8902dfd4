import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { InterestQuestion } from "../../../../../../modules/receivable/acts/charge-interest"
import { InterestRow, interestTotal } from "../../../../../../modules/receivable/rules/late-interest"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { chargeInterestWorkflow } from "../../../../../../workflows/receivable"
import { debtorOf } from "../../../../../shared/customer"
import { actorOf } from "../../../../../shared"
import { storeToday } from "../../../../../shared/documents"
import { answerInvoice } from "../../../invoices/load"
import { AdminChargeCrmInterest, AdminGetCrmInterestParams } from "../../validators"

const number = (text: string): number => MathBN.convert(text).toNumber()

const rowAnswer = (row: InterestRow): Record<string, unknown> => ({
  ...row,
  balance: number(row.balance),
  rate: row.rate === null ? null : number(row.rate),
  amount: number(row.amount),
})

/** @throws NOT_ALLOWED in a store that charges nothing for paying late */
async function question(
  req: MedusaRequest,
  asked: AdminGetCrmInterestParams
): Promise<InterestQuestion & { terms_days: number }> {
  const debtor = await debtorOf(req)
  const { interest, payment_terms_days } = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  if (!interest) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This store charges nothing for paying late; choose what it does in Settings › CRM › Interest."
    )
  }
  return {
    ...debtor,
    currency_code: asked.currency_code,
    until: asked.until ?? (await storeToday(req)),
    policy: interest,
    terms_days: payment_terms_days,
  }
}

/** The arithmetic of what a debtor owes for paying late, invoice by invoice; nothing is charged. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const asked = await question(req, req.validatedQuery as unknown as AdminGetCrmInterestParams)
  const rows = await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).previewInterest(asked)
  const { currency_code, until } = asked
  res.json({ interest: { currency_code, until, rows: rows.map(rowAnswer), total: interestTotal(rows).toNumber() } })
}

/** Issues it as an invoice of its own, without tax. */
export const POST = async (req: MedusaRequest<AdminChargeCrmInterest>, res: MedusaResponse): Promise<void> => {
  const { expected_total, ...asked } = req.validatedBody
  const input = { ...(await question(req, asked)), expected_total, actor: actorOf(req) }
  const { result } = await chargeInterestWorkflow(req.scope).run({ input })
  res.json({ invoice: await answerInvoice(req, result.id) })
}
