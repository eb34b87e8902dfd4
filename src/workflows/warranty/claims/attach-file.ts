import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../../shared/actor"
import { KeptFile, keepPrivateFile } from "../../shared/private-file"
import { warranties } from "./claim-module"

export type AttachToClaimInput = {
  claim_id: string
  filename: string
  /** Base64. */
  content: string
  for_customer: boolean
  actor: Actor
}

type NotedFile = Omit<AttachToClaimInput, "content"> & KeptFile

const noteClaimFileStep = createStep("crm-note-warranty-claim-file", async ({ actor, ...input }: NotedFile, { container }) => {
  return new StepResponse(await warranties(container).addClaimFile(input, actor))
})

/**
 * Keeps a photo or paper with a claim, in the host's file storage: private, under a random name. What cannot be noted is taken out of the
 * storage again.
 *
 * @throws NOT_FOUND; INVALID_DATA for a file that is not kept; NOT_ALLOWED when the claim has its number of files
 */
export const attachToClaimWorkflow = createWorkflow("crm-attach-warranty-claim-file", (input: AttachToClaimInput) => {
  const kept = keepPrivateFile(input)
  const file = noteClaimFileStep(
    transform({ input, kept }, ({ input, kept }) => ({
      ...kept,
      claim_id: input.claim_id,
      for_customer: input.for_customer,
      actor: input.actor,
    }))
  )
  return new WorkflowResponse(file)
})
