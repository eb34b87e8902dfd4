import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { BANKING_MODULE } from "../../../../../modules/banking"
import type { BankingModuleService } from "../../../../../modules/banking/service"
import type { BankLineRow } from "../../../../../modules/banking/types"
import { acceptBankLineWorkflow } from "../../../../../workflows/banking"
import { suggestMatches } from "../../../../../workflows/banking/suggest-matches"
import { actorOf } from "../../../../shared"
import { AdminAcceptSureCrmBankLines } from "../validators"

/** Lines of one call. */
const MOST = 200

type Answer = { id: string; outcome: "accepted" | "unsure" | "refused"; message?: string }

/** Accepts the sure suggestion of each line, one after the other, each wholly or not at all; the others stay open. */
export const POST = async (req: MedusaRequest<AdminAcceptSureCrmBankLines>, res: MedusaResponse): Promise<void> => {
  const { ids } = req.validatedBody
  const banking = req.scope.resolve<BankingModuleService>(BANKING_MODULE)
  const lines = (await banking.listCrmBankLines(
    { state: "open", ...(ids ? { id: ids } : {}) },
    { take: MOST, order: { booked_date: "ASC", id: "ASC" } }
  )) as unknown as BankLineRow[]
  const suggestions = await suggestMatches(req.scope, lines)
  const answers: Answer[] = []
  for (const { id } of lines) {
    const sure = suggestions.get(id)?.find((suggestion) => suggestion.sure)
    if (!sure) {
      answers.push({ id, outcome: "unsure" })
      continue
    }
    const allocations = sure.allocations.map(({ invoice_id, amount }) => ({ invoice_id, amount: String(amount) }))
    const { errors } = await acceptBankLineWorkflow(req.scope).run({
      input: { line_id: id, customer_id: sure.customer_id, allocations, actor: actorOf(req) },
      throwOnError: false,
    })
    const [error] = errors as { error: Error }[]
    answers.push(error ? { id, outcome: "refused", message: error.error.message } : { id, outcome: "accepted" })
  }
  const count = (outcome: Answer["outcome"]): number => answers.filter((answer) => answer.outcome === outcome).length
  res.json({ lines: answers, accepted: count("accepted"), unsure: count("unsure"), refused: count("refused") })
}
