import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { attachToInteractionWorkflow } from "../../../../../../workflows/interaction/attach-file"
import { actorOf } from "../../../../../shared"
import { isManager, loadInteraction } from "../../load"
import { AdminAttachToCrmInteraction } from "../../validators"

export const POST = async (req: MedusaRequest<AdminAttachToCrmInteraction>, res: MedusaResponse): Promise<void> => {
  const { id: interaction_id } = await loadInteraction(req)
  const { result } = await attachToInteractionWorkflow(req.scope).run({
    input: { ...req.validatedBody, interaction_id, actor: actorOf(req), is_manager: isManager(req) },
  })
  const { id, filename, mime_type, size, uploaded_by } = result
  res.json({ attachment: { id, filename, mime_type, size, uploaded_by } })
}
