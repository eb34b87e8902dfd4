import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { storeToday } from "./host/store-today"

export type TakeOpeningBackInput = { receipt_id: string; note?: string; actor: Actor }

const takeOpeningBackStep = createStep(
  "crm-take-opening-back",
  async ({ receipt_id, note, actor }: TakeOpeningBackInput, { container }) => {
    await container
      .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
      .takeOpeningBack(receipt_id, note ?? null, actor, await storeToday(container))
    return new StepResponse({ id: receipt_id })
  }
)

/** Takes back a credit of an earlier ledger that was imported wrongly; it may be imported anew. No order knows of it. */
export const takeOpeningBackWorkflow = createWorkflow("crm-take-opening-back", (input: TakeOpeningBackInput) => {
  return new WorkflowResponse(takeOpeningBackStep(input))
})
