import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { SalesTargetRow } from "../../../../modules/quote/types"
import { assertMoney } from "../../../../shared/money"
import { actorOf, scopeOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { listRequestOf } from "../../../shared/documents"
import { assertOwner } from "../quotes/assert-owner"
import { quoteService } from "../quotes/answer"
import { ownerNames } from "../reports/owner-names"
import { AdminSaveCrmTarget } from "./validators"

/** Targets of those whose documents the caller sees, by month and person. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, filters } = listRequestOf(req)
  const { month_from, month_to, ...rest } = filters
  const scope = scopeOf(req)
  const months = { ...(month_from ? { $gte: month_from } : {}), ...(month_to ? { $lte: month_to } : {}) }
  const [rows, count] = await quoteService(req).listAndCountCrmSalesTargets(
    {
      $and: [rest, ...(scope.all ? [] : [{ user_id: scope.owner_ids }])],
      ...(Object.keys(months).length ? { month: months } : {}),
    } as never,
    { order: { month: "ASC", user_id: "ASC", currency_code: "ASC" }, take: limit, skip: offset }
  )
  const names = await ownerNames(req, [...new Set(rows.map(({ user_id }) => user_id))])
  const targets = plainRow<SalesTargetRow[]>(rows).map((row) => ({ ...row, user_name: names.get(row.user_id) ?? null }))
  res.json({ targets, count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminSaveCrmTarget>, res: MedusaResponse): Promise<void> => {
  const { commission_percent = null, amount, ...input } = req.validatedBody
  await assertOwner(req, input.user_id)
  const exact = assertMoney(amount, input.currency_code, "The target").toFixed()
  const target = await quoteService(req).saveTarget({ ...input, amount: exact, commission_percent }, actorOf(req))
  res.json({ target: plainRow(target) })
}
