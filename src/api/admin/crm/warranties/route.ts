import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { registerProduct } from "../../../../workflows/warranty/register-product"
import { warranties } from "../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../shared"
import { listRequestOf, storeToday } from "../../../shared/documents"
import { assertOrderInScope } from "../orders/load-delivery"
import { answerWarranty, warrantyAnswers } from "./load"
import { AdminRegisterCrmWarranty } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const today = await storeToday(req)
  const { ids, count } = await warranties(req.scope).searchWarranties(request, today)
  const rows = await warranties(req.scope).warranties(ids)
  const { limit, offset } = request
  res.json({ warranties: await warrantyAnswers(req, rows, today), today, count, offset, limit })
}

/** Registers a product of a customer; the same registered again answers the same. */
export const POST = async (req: MedusaRequest<AdminRegisterCrmWarranty>, res: MedusaResponse): Promise<void> => {
  const { order_id } = req.validatedBody
  if (order_id) {
    await assertOrderInScope(req, order_id)
  }
  const id = await registerProduct(req.scope, { ...req.validatedBody, actor: actorOf(req) })
  res.json({ warranty: await answerWarranty(req, id) })
}
