import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { followUps } from "../../../../../workflows/follow-up/follow-up-module"
import { accessOf, actorOf, scopeOf } from "../../../../shared"
import { clockOf } from "../load"

/** What is open with each person; who sees their own documents only gets their own load. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const asked = req.validatedQuery as Record<string, unknown>
  const filters = accessOf(req).scope === "own" ? { ...asked, assignee_id: actorOf(req).actor_id } : asked
  const rows = await followUps(req.scope).loadPerPerson({ filters, scope: scopeOf(req) }, await clockOf(req))
  const load = rows.map(({ amounts, ...row }) => ({
    ...row,
    amounts: amounts.map(({ currency_code, amount }) => ({
      currency_code,
      amount: MathBN.convert(amount).toNumber(),
    })),
  }))
  res.json({ load, count: load.length, offset: 0, limit: load.length })
}
