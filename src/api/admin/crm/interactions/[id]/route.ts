import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { interactions } from "../../../../../workflows/interaction/interaction-module"
import { sees } from "../../../../../workflows/interaction/log-interaction"
import { nameReferences } from "../../../../../workflows/interaction/name-references"
import { accessOf, actorOf } from "../../../../shared"
import { answerInteractions, isManager, loadInteraction } from "../load"
import { AdminUpdateCrmInteraction } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInteraction(req)
  const [interaction] = await answerInteractions(req, [id])
  res.json({ interaction })
}

/** Changes what was noted; only its author or a manager. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmInteraction>, res: MedusaResponse): Promise<void> => {
  const { id, customer_id } = await loadInteraction(req)
  const { references: asked, ...input } = req.validatedBody
  const { owner_ids } = accessOf(req)
  const named = asked && (await nameReferences(req.scope, asked, { customer_id, isVisible: sees(owner_ids) }))
  await interactions(req.scope).editInteraction(
    id,
    { ...input, ...(named ? { references: named.references } : {}) },
    actorOf(req),
    isManager(req)
  )
  const [interaction] = await answerInteractions(req, [id])
  res.json({ interaction })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInteraction(req)
  await interactions(req.scope).removeInteraction(id, actorOf(req), isManager(req))
  res.json({ id, object: "crm_interaction", deleted: true })
}
