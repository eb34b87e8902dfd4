import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { decideCreditSteps, headroomOf } from "../../../../../../shared/credit-policy"
import { creditPolicy, reporting } from "../../../../../../workflows/quote/credit/policy"
import { customerOf } from "../../../../../shared/customer"
import { accessOf } from "../../../../../shared"
import { storeToday } from "../../../../../shared/documents"
import { loadQuote } from "../../../quotes/answer"
import { AdminGetCrmCreditParams } from "../../validators"

const AMOUNTS = [
  "limit", "exposure", "outstanding", "overdue", "uninvoiced_orders", "unallocated", "committed", "this_quote", "deposit_paid",
  "other_quotes_weighted", "headroom", "headroom_after",
] as const // prettier-ignore

/** What a customer owes beside what is being offered to them, and what the store's policy makes of it at each step. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await customerOf(req)
  const { currency_code, quote_id, amount } = req.validatedQuery as AdminGetCrmCreditParams
  if (quote_id) {
    await loadQuote(req, quote_id)
  }
  const [policy, today] = await Promise.all([creditPolicy(req.scope), storeToday(req)])
  const { owner_ids } = accessOf(req)
  const asked = { customer_id: id, currency_code, quote_id, today, owner_ids }
  const strip = await reporting(req.scope).creditStrip(asked)
  const figures = {
    ...strip,
    currency_code,
    this_quote: amount === undefined ? strip.this_quote : MathBN.convert(amount).toFixed(),
  }
  const headroom = headroomOf(figures)
  const added = MathBN.sub(figures.this_quote, figures.deposit_paid)
  const answer: Record<string, unknown> = {
    ...figures,
    headroom,
    headroom_after: headroom === null ? null : MathBN.sub(headroom, added).toFixed(),
  }
  const numbers = AMOUNTS.map((name) => [
    name,
    answer[name] === null ? null : MathBN.convert(answer[name] as string).toNumber(),
  ])
  res.json({
    credit: { ...answer, ...Object.fromEntries(numbers), steps: decideCreditSteps(policy, figures) },
  })
}
