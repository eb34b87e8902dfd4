import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { holderOf } from "../../../../../../workflows/warranty/holder"
import { warranties } from "../../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../../shared"
import { answerWarranty } from "../../load"
import { AdminTransferCrmWarranty } from "../../validators"

/** Gives an entitlement to another customer, with the other cover of its lot; number, units, claims and History stay. */
export const POST = async (req: MedusaRequest<AdminTransferCrmWarranty>, res: MedusaResponse): Promise<void> => {
  const { customer_id: id, note = null } = req.validatedBody
  const { country_code: _country, ...to } = await holderOf(req.scope, { id })
  await warranties(req.scope).transferWarranty(req.params.id, to, note, actorOf(req))
  res.json({ warranty: await answerWarranty(req) })
}
