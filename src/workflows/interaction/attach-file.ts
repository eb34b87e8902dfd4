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
import { interactions } from "./interaction-module"

export type AttachToInteractionInput = {
  interaction_id: string
  filename: string
  /** Base64. */
  content: string
  actor: Actor
  is_manager: boolean
}

type NotedFile = KeptFile & Pick<AttachToInteractionInput, "interaction_id" | "actor" | "is_manager">

const noteFileStep = createStep(
  "crm-note-interaction-file",
  async ({ actor, is_manager, ...input }: NotedFile, { container }) =>
    new StepResponse(await interactions(container).addAttachment(input, actor, is_manager))
)

/**
 * Keeps a file or photo with an interaction, in the host's file storage: private, under a random name. What cannot be noted is taken
 * out of the storage again.
 *
 * @throws INVALID_DATA for a file that is not kept; FORBIDDEN for somebody else's interaction
 */
export const attachToInteractionWorkflow = createWorkflow(
  "crm-attach-to-interaction",
  (input: AttachToInteractionInput) => {
    const kept = keepPrivateFile(input)
    const noted = transform({ input, kept }, ({ input, kept }) => ({
      ...kept,
      interaction_id: input.interaction_id,
      actor: input.actor,
      is_manager: input.is_manager,
    }))
    return new WorkflowResponse(noteFileStep(noted))
  }
)

/** Forgets a file and drops its bytes. @throws as `removeAttachment` */
export async function detachFromInteraction(
  container: MedusaContainer,
  interaction_id: string,
  id: string,
  actor: Actor,
  is_manager: boolean
): Promise<void> {
  const { file_id } = await interactions(container).removeAttachment(interaction_id, id, actor, is_manager)
  await deleteFilesWorkflow(container).run({ input: { ids: [file_id] } })
}
