import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { setPeriodLockWorkflow } from "../../../../workflows/receivable"
import { companyIds } from "../../../../workflows/receivable/host/numbering"
import { accessOf, actorOf } from "../../../shared"
import { AdminSetPeriodLock } from "./validators"

/** Every company with the last day of its closed books, or null. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const locks = await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).periodLocks()
  const period_locks = (await companyIds(req.scope)).map(
    (company_id) =>
      locks.find((lock) => lock.company_id === company_id) ?? {
        company_id,
        lock_date: null,
        set_by: null,
        set_at: null,
      }
  )
  res.json({ period_locks, count: period_locks.length, offset: 0, limit: period_locks.length })
}

/** Closes with the right to money or to the set-up; opening again needs the latter. */
export const POST = async (req: MedusaRequest<AdminSetPeriodLock>, res: MedusaResponse): Promise<void> => {
  const { can_money, can_setup } = accessOf(req)
  if (!can_money && !can_setup) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not close the books. Someone who may change the set-up can give you the right to money in Settings › CRM › Access."
    )
  }
  const { result: period_lock } = await setPeriodLockWorkflow(req.scope).run({
    input: { ...req.validatedBody, may_reopen: can_setup, actor: actorOf(req) },
  })
  res.json({ period_lock })
}
