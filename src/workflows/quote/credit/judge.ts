import { MedusaContainer } from "@medusajs/framework/types"

import { holdOf, HoldReason, Judge } from "../../../modules/quote/acts/hold"
import { customerCredit, Execute } from "../../../modules/reporting/queries/customer-credit"
import { CreditDecision, decideCredit } from "../../../shared/credit-policy"
import { managerOf } from "../../../shared/sql"
import { today } from "../steps/quote-module"
import { creditPolicy, debtorOf, isHeldBy, lockDebtor } from "./policy"

/**
 * What judges a quote by the store's policy on credit, in the transaction that accepts or orders it: two quotes of one debtor that
 * are accepted at once cannot both use the last of the limit.
 *
 * @param step - whose rules; left out, those of the step at which the quote was held
 */
export async function creditJudge(container: MedusaContainer, step?: "accept" | "convert"): Promise<Judge> {
  const [policy, day] = [await creditPolicy(container), await today(container)]
  return async (quote, context) => {
    const customer_id = debtorOf(quote)
    if (!customer_id) {
      return []
    }
    const manager = managerOf(context)
    await manager.flush()
    const execute = manager.execute.bind(manager) as unknown as Execute
    await lockDebtor(execute, customer_id)
    const { currency_code, id: quote_id, accepted_at } = quote
    const figures = await customerCredit(execute, { customer_id, currency_code, quote_id, accepted_at, today: day })
    return reasonsToWait(decideCredit(policy, step ?? holdOf(quote)?.step ?? "accept", { ...figures, currency_code }))
  }
}

const reasonsToWait = (decision: CreditDecision): HoldReason[] => {
  const { reasons, deposit_percent } = decision
  const deposit = deposit_percent === null ? [] : [{ code: "deposit" as const, percent: deposit_percent }]
  return isHeldBy(decision) ? [...reasons, ...deposit] : []
}
