import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { CrmEvents } from "../../../../../../shared/events"
import { findDocuments } from "../../../../../../workflows/interaction/inbound/find-customer"
import { interactions } from "../../../../../../workflows/interaction/interaction-module"
import { sees } from "../../../../../../workflows/interaction/log-interaction"
import { nameReferences } from "../../../../../../workflows/interaction/name-references"
import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { announce } from "../../../../../../workflows/shared/announce"
import { accessOf, actorOf } from "../../../../../shared"
import { answerInteractions, loadInteraction } from "../../load"
import { AdminMatchCrmInteraction } from "../../validators"

/** Says whose a mail of the tray is, and what it is about; where the latter is left out, the numbers in the mail say it. */
export const POST = async (req: MedusaRequest<AdminMatchCrmInteraction>, res: MedusaResponse): Promise<void> => {
  const { id, ...mail } = await loadInteraction(req)
  const { customer_id, references: asked } = req.validatedBody
  await readHostCustomer(req.scope, customer_id)
  const isVisible = sees(accessOf(req).owner_ids)
  const { references, owner_id } = asked
    ? await nameReferences(req.scope, asked, { customer_id, isVisible })
    : await findDocuments(req.scope, customer_id, mail)
  await interactions(req.scope).matchMail(id, { customer_id, owner_id, references }, actorOf(req))
  // From now on it counts as contact with this customer.
  await announce(req.scope, CrmEvents.INTERACTION_LOGGED, [{ id }])
  const [interaction] = await answerInteractions(req, [id])
  res.json({ interaction })
}
