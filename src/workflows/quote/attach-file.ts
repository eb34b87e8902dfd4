import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { deleteFilesWorkflow, uploadFilesStep } from "@medusajs/medusa/core-flows"
import { randomUUID } from "node:crypto"

import { attachmentKind } from "../../modules/quote/rules/attachment"
import { QuoteAttachmentRow } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { quoteModule } from "./steps/quote-module"

export type AttachFileWorkflowInput = {
  quote_id: string
  filename: string
  /** Base64. */
  content: string
  for_buyer: boolean
  actor: Actor
}

const judgeFileStep = createStep("crm-judge-file", async ({ filename, content }: AttachFileWorkflowInput) => {
  const bytes = Buffer.from(content, "base64")
  return new StepResponse({ ...attachmentKind(filename, bytes), size: bytes.length })
})

type NotedFile = AttachFileWorkflowInput & { file_id: string; mime_type: string; size: number }

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
  const kind = judgeFileStep(input)
  const stored = uploadFilesStep(
    transform({ input, kind }, ({ input, kind }) => ({
      files: [
        {
          filename: `${randomUUID()}.${kind.extension}`,
          mimeType: kind.mime_type,
          content: input.content,
          access: "private" as const,
        },
      ],
    }))
  )
  const attachment = noteFileStep(
    transform({ input, kind, stored }, ({ input, kind, stored }) => ({
      quote_id: input.quote_id,
      content: "",
      for_buyer: input.for_buyer,
      actor: input.actor,
      filename: kind.filename,
      mime_type: kind.mime_type,
      size: kind.size,
      file_id: stored[0].id,
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

/** The bytes of a file of a quote. @throws NOT_FOUND when the storage has lost it */
export async function readAttachment(
  container: MedusaContainer,
  { file_id, filename }: Pick<QuoteAttachmentRow, "file_id" | "filename">
): Promise<Buffer> {
  try {
    return await container.resolve(Modules.FILE).getAsBuffer(file_id)
  } catch {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${filename} is not in the storage any more.`)
  }
}
