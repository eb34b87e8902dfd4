import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { dropFiles } from "../../../../../../workflows/interaction/inbound/receive-mail"
import { interactions } from "../../../../../../workflows/interaction/interaction-module"
import { actorOf } from "../../../../../shared"
import { loadInteraction } from "../../load"

/** Throws a mail of the tray away, for good. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInteraction(req)
  await dropFiles(req.scope, await interactions(req.scope).dismissMail(id, actorOf(req)))
  res.json({ id, object: "crm_interaction", deleted: true })
}
