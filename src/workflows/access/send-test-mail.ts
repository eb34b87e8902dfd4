import { createWorkflow, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../shared/actor"
import { sendTestMailStep } from "./steps/send-test-mail"

export type SendTestMailInput = { to: string; actor: Actor }

/**
 * Sends the test mail of Settings › CRM through the host's Notification module.
 *
 * @throws NOT_ALLOWED with the provider's own reason when it cannot be sent
 */
export const sendTestMailWorkflow = createWorkflow("crm-send-test-mail", (input: WorkflowData<SendTestMailInput>) => {
  return new WorkflowResponse(sendTestMailStep(input))
})
