import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../../../shared"
import { answerWarranty } from "../../../load"
import { AdminMarkCrmUnit } from "../../../validators"

/** Says whether this unit came back. */
export const POST = async (req: MedusaRequest<AdminMarkCrmUnit>, res: MedusaResponse): Promise<void> => {
  const { id, unit_id } = req.params
  await warranties(req.scope).markUnit(id, unit_id, req.validatedBody.status, actorOf(req))
  res.json({ warranty: await answerWarranty(req) })
}

/** Takes a serial number off that was written wrongly. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id, unit_id } = req.params
  await warranties(req.scope).removeSerial(id, unit_id, actorOf(req))
  res.json({ id: unit_id, object: "warranty_unit", deleted: true, parent: await answerWarranty(req) })
}
