import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { NoticeEdit } from "../../modules/dunning/types"
import { Actor } from "../../shared/actor"
import { dunning, hostContacts, storeClock } from "./dunning-module"

export type DecideNoticeInput = NoticeEdit & {
  id: string
  action: "exclude" | "include" | "edit" | "done" | "reopen"
  actor: Actor
}

const decideNoticeStep = createStep("crm-decide-dunning-notice", async (input: DecideNoticeInput, { container }) => {
  const { id, action, actor, note = null, ...words } = input
  const service = dunning(container)
  switch (action) {
    case "exclude":
      await service.excludeNotice(id, note, actor)
      break
    case "include": {
      const { today } = await storeClock(container)
      await service.includeNotice(id, { today, note, contactsOf: hostContacts(container), actor })
      break
    }
    case "edit":
      await service.editNotice(id, { ...words, note: input.note }, actor)
      break
    default:
      await service.settleCall(id, { done: action === "done", note, actor })
  }
  return new StepResponse(null)
})

/** Leaves a notice out, takes it in again, changes its words, or notes a call. */
export const decideNoticeWorkflow = createWorkflow(
  "crm-decide-dunning-notice",
  (input: DecideNoticeInput) => new WorkflowResponse(decideNoticeStep(input))
)
