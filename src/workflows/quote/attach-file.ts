import { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { deleteFilesWorkflow } from "@medusajs/medusa/core-flows"

import { Actor } from "../../shared/actor"
import { KeptFile, keepPrivateFile } from "../shared/private-file"
import { quoteModule } from "./steps/quote-module"

export type AttachFileWorkflowInput = {
  quote_id: string
  filename: string
  /** Base64. */
  content: string
  for_buyer: boolean
  actor: Actor
}

type NotedFile = AttachFileWorkflowInput & KeptFile

const noteFileStep = createStep(
  "crm-note-file",
  async ({ actor, content: _content, ...input }: NotedFile, { container }) => {
    return new StepResponse(await quoteModule(container).addAttachment(input, actor))
  }
)

/**
 * Keeps a file with a quote, in the host's file storage: private, under a random name.
 * What cannot be noted is taken out of the storage again.
 *
 * @throws INVALID_DATA for a file that is not kept; NOT_ALLOWED when the quote has its number of files
 */
export const attachFileWorkflow = createWorkflow("crm-attach-file", (input: AttachFileWorkflowInput) => {
  const kept = keepPrivateFile(input)
  const attachment = noteFileStep(
    transform({ input, kept }, ({ input, kept }) => ({
      ...kept,
      quote_id: input.quote_id,
      content: "",
      for_buyer: input.for_buyer,
      actor: input.actor,
    }))
  )
  return new WorkflowResponse(attachment)
})

/** Forgets a file and drops its bytes. @throws as `removeAttachment` */
export async function detachFile(
  container: MedusaContainer,
  quote_id: string,
  id: string,
  actor: Actor
): Promise<void> {
  const { file_id } = await quoteModule(container).removeAttachment(quote_id, id, actor)
  await deleteFilesWorkflow(container).run({ input: { ids: [file_id] } })
}
