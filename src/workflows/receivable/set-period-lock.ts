import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { companyIds } from "./host/numbering"
import { companyToday } from "./host/store-today"

export type SetPeriodLockInput = {
  company_id: string
  lock_date: string | null
  note?: string | null
  /** Whether the caller may open a closed period again. */
  may_reopen: boolean
  actor: Actor
}

/** Nothing comes after it, so there is nothing to undo. */
const setPeriodLockStep = createStep("crm-set-period-lock", async (input: SetPeriodLockInput, { container }) => {
  if (!(await companyIds(container)).includes(input.company_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Company ${input.company_id} was not found.`)
  }
  const lock = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .setPeriodLock({ ...input, today: await companyToday(container, input.company_id) })
  return new StepResponse(lock)
})

/**
 * Closes a company's books up to a day: from then on nothing that counts on such a day is issued, credited, voided, received,
 * settled or undone. Opening them again needs `may_reopen`; both stand in History.
 *
 * @throws NOT_FOUND for an unknown company; NOT_ALLOWED for a day that is not over, or to open a period without the right to
 */
export const setPeriodLockWorkflow = createWorkflow("crm-set-period-lock", (input: SetPeriodLockInput) => {
  return new WorkflowResponse(setPeriodLockStep(input))
})
