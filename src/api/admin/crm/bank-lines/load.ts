import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { BANKING_MODULE } from "../../../../modules/banking"
import type { Suggestion } from "../../../../modules/banking/rules/match-line"
import type { BankingModuleService } from "../../../../modules/banking/service"
import type { BankLineRow } from "../../../../modules/banking/types"
import { suggestMatches } from "../../../../workflows/banking/suggest-matches"
import { plainRow } from "../../../shared/answer"

/** A line as the API answers it, with what it may be for. */
export const bankLineAnswerOf = (
  { fingerprint: _mark, occurrence: _place, attempt: _try, ...line }: BankLineRow,
  suggestions: Suggestion[]
): Record<string, unknown> => ({ ...plainRow<object>(line), suggestions })

/** @throws NOT_FOUND */
export async function loadBankLine(req: MedusaRequest, id: string = req.params.id): Promise<BankLineRow> {
  const banking = req.scope.resolve<BankingModuleService>(BANKING_MODULE)
  const [line] = await banking.listCrmBankLines({ id }, { take: 1 })
  if (!line) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Bank line ${id} was not found.`)
  }
  return line as unknown as BankLineRow
}

/** The line as the API answers it after an act. */
export async function answerBankLine(req: MedusaRequest, id?: string): Promise<Record<string, unknown>> {
  const line = await loadBankLine(req, id)
  const suggestions = await suggestMatches(req.scope, [line])
  return bankLineAnswerOf(line, suggestions.get(line.id) ?? [])
}
