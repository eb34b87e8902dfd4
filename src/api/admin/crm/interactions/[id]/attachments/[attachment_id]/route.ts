import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { detachFromInteraction } from "../../../../../../../workflows/interaction/attach-file"
import { interactions } from "../../../../../../../workflows/interaction/interaction-module"
import { readPrivateFile } from "../../../../../../../workflows/shared/private-file"
import { actorOf } from "../../../../../../shared"
import { sendFile } from "../../../../../../shared/send-file"
import { isManager, loadInteraction } from "../../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id: interaction_id } = await loadInteraction(req)
  const { attachment_id: id } = req.params
  const [file] = await interactions(req.scope).listCrmInteractionAttachments({ id, interaction_id }, { take: 1 })
  if (!file) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${id} was not found.`)
  }
  sendFile(res, await readPrivateFile(req.scope, file), file)
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInteraction(req)
  await detachFromInteraction(req.scope, id, req.params.attachment_id, actorOf(req), isManager(req))
  res.json({ id: req.params.attachment_id, object: "crm_interaction_attachment", deleted: true })
}
