import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { discountSteps } from "../../../../../modules/receivable/rules/early-discount"
import { planInstalments } from "../../../../../modules/receivable/rules/instalments"
import { roundMoney } from "../../../../../shared/money"
import { storeToday } from "../../../../shared/documents"
import { AdminPreviewCrmPaymentTerms } from "../validators"

/** What terms would ask for, and when, of an amount invoiced today; nothing is kept. */
export const POST = async (req: MedusaRequest<AdminPreviewCrmPaymentTerms>, res: MedusaResponse): Promise<void> => {
  const { currency_code, ...terms } = req.validatedBody
  const issue_date = req.validatedBody.issue_date ?? (await storeToday(req))
  const total = roundMoney(req.validatedBody.amount, currency_code)
  const payment_terms = { name: "", instalments: terms.instalments, early_discount: terms.early_discount }
  const discounts = discountSteps({
    currency_code,
    issue_date,
    payment_terms,
    total,
    tax_total: 0,
    credited: { total: 0, tax_total: 0 },
  })
  res.json({
    preview: {
      currency_code,
      issue_date,
      instalments: planInstalments(total, currency_code, issue_date, payment_terms).map(({ amount, ...part }) => ({
        ...part,
        amount: amount.toNumber(),
      })),
      early_discount: discounts.map(({ percent, until, amount }) => ({ percent, until, amount: amount.toNumber() })),
    },
  })
}
