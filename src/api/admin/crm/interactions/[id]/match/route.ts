import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { interactions } from "../../../../../../workflows/interaction/interaction-module"
import { sees } from "../../../../../../workflows/interaction/log-interaction"
import { nameReferences } from "../../../../../../workflows/interaction/name-references"
import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { accessOf, actorOf } from "../../../../../shared"
import { answerInteractions, loadInteraction } from "../../load"
import { AdminMatchCrmInteraction } from "../../validators"

/** Says whose a mail of the tray is, and what it is about. */
export const POST = async (req: MedusaRequest<AdminMatchCrmInteraction>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInteraction(req)
  const { customer_id, references: asked = [] } = req.validatedBody
  await readHostCustomer(req.scope, customer_id)
  const isVisible = sees(accessOf(req).owner_ids)
  const { references } = await nameReferences(req.scope, asked, { customer_id, isVisible })
  await interactions(req.scope).matchMail(id, { customer_id, references }, actorOf(req))
  const [interaction] = await answerInteractions(req, [id])
  res.json({ interaction })
}
